/** The look of a report: readable on a phone, on paper and in the dark. Colors keep a contrast of 4.5 to 1. */
export const STYLE: string = `
:root{--ink:#1b1f24;--soft:#4a5461;--paper:#fff;--line:#d4d9df;--band:#f4f6f8;--note:#fff6e0;--edge:#b26b00;--link:#0b5cad;--fill:#cfe3f7}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#b3bcc6;--paper:#15181c;--line:#3a424b;--band:#1e2329;--note:#33290f;--edge:#e0a53c;--link:#8ec5ff;--fill:#234a70}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:1.25rem;max-width:62rem;color:var(--ink);background:var(--paper);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:break-word}
h1{font-size:1.7rem;line-height:1.25;margin:.5rem 0 1rem}
h2{font-size:1.25rem;line-height:1.3;margin:2.25rem 0 .6rem;padding-top:.6rem;border-top:2px solid var(--line)}
h3{font-size:.95rem;margin:0 0 .2rem}
p{margin:.4rem 0}
.summary{font-size:1.05rem}
.first h2{border-top:0;margin-top:1rem;padding-top:0}
.scope{color:var(--soft)}
.findings{padding-left:1.5rem;margin:.8rem 0}
.findings li{margin:.6rem 0;break-inside:avoid}
.to{font-size:.85rem;white-space:nowrap;padding:.15rem .3rem}
nav ol{padding-left:1.6rem;margin:.6rem 0;columns:18rem 2;column-gap:2rem}
nav li{break-inside:avoid;margin:.3rem 0}
a{color:var(--link)}
h3{break-after:avoid}
.annex h3{font-size:1.05rem;margin:1.8rem 0 .4rem}
figure{margin:1.1rem 0}
figure svg{display:block;width:100%;height:auto}
.narrow{max-width:36rem}
.wide{display:none}
@media (min-width:48rem){.narrow{display:none}.wide{display:block}}
.tools{display:flex;justify-content:flex-end;gap:1rem;margin:1.1rem 0 -.9rem;font-size:.85rem}
.hint{display:none;flex:1;color:var(--soft)}
.csv{padding:.15rem .3rem}
@media (max-width:34rem){.some .hint{display:block}}
@media (max-width:56rem){.many .hint{display:block}}
figcaption,caption{font-weight:600;font-size:.92rem;padding:.2rem 0;text-align:left}
figcaption{color:var(--soft)}
caption span{display:block;position:sticky;left:0;max-width:calc(100vw - 2.5rem)}
.scroll{overflow-x:auto;margin:1.1rem 0}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
th,td{padding:.32rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{border-bottom:2px solid var(--line);color:var(--soft);font-weight:600;vertical-align:bottom;overflow-wrap:normal;word-break:keep-all}
tbody th{font-weight:500;min-width:6.5rem}
tbody tr:nth-child(even){background:var(--band)}
.n{text-align:right}
td.n{white-space:nowrap}
.w{min-width:14rem}
td.bar{background:linear-gradient(to right,var(--fill) var(--bar),transparent var(--bar))}
.many{font-size:.86rem}.many th,.many td{padding:.3rem .4rem}
.cut td{color:var(--soft);font-style:italic}
.cut span{position:sticky;left:.6rem}
.warnings{background:var(--note);border-left:4px solid var(--edge);padding:.5rem .9rem;margin:.8rem 0}
.warnings ul,.method ul{margin:.2rem 0;padding-left:1.2rem}
.method li{white-space:pre-line}
.method{color:var(--soft);font-size:.9rem;margin:.8rem 0}
@media (max-width:34rem){body{padding:.8rem}h1{font-size:1.35rem}th,td{padding:.3rem .4rem}table{font-size:.85rem}caption span{max-width:calc(100vw - 1.6rem)}.w{min-width:18rem}}
@media print{.tools{display:none}.narrow{display:none}.wide{display:block}.wide svg{max-height:20cm}.first{break-after:auto}nav{break-after:page}.annex{break-before:page}.to{display:none}html{font-size:10pt}:root{--ink:#000;--soft:#333;--paper:#fff;--line:#999;--band:#fff;--note:#fff;--edge:#000;--link:#000;--fill:#ddd;color-scheme:light}body{max-width:none;padding:0}a{text-decoration:none}.scroll{overflow:visible}h2,h3,caption{break-after:avoid}figure,tr,.warnings{break-inside:avoid}thead{display:table-header-group}caption span{position:static;max-width:none}.w{min-width:0}.many{font-size:8pt}.many th,.many td{padding:.2rem .3rem}.many tbody th{min-width:4rem}td.bar{-webkit-print-color-adjust:exact;print-color-adjust:exact}@page{size:A4;margin:16mm}}
`;
