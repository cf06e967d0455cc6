import { demo } from "./demo.ts";

const { text, status } = await demo(process.argv.slice(2));
(status === 0 ? process.stdout : process.stderr).write(`${text}\n`);
process.exitCode = status;
