/** How the page looks: the reader's own light or dark colours, and tables that scroll by themselves on a phone. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --back: #fff; --text: #1f2328; --soft: #59636e; --line: #d1d9e0; --panel: #f6f8fa;
  --clean: #116329; --clean-back: #dafbe1; --open: #a40e26; --open-back: #ffebe9; --warn: #7d4e00; --warn-back: #fff8c5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #0d1117; --text: #e6edf3; --soft: #9198a1; --line: #30363d; --panel: #161b22;
    --clean: #7ee787; --clean-back: #12261e; --open: #ffa198; --open-back: #2d1517; --warn: #e3b341; --warn-back: #272115;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 1rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; }
a { color: inherit; }
code { font-size: .9em; }
.summary { padding: .75rem 1rem; border-radius: .5rem; margin: 0; }
.summary.clean { background: var(--clean-back); color: var(--clean); }
.summary.open { background: var(--open-back); color: var(--open); }
.hint, .count { color: var(--soft); font-size: .875rem; }
.wide { overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; overflow-wrap: normal; }
th, td { padding: .4rem .6rem; text-align: left; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { background: var(--panel); font-weight: 600; }
tbody tr:last-child > * { border-bottom: 0; }
tbody th { font-weight: 500; white-space: nowrap; }
.matrix td, .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.matrix thead th { white-space: nowrap; }
.matrix thead th:not(:first-child) { text-align: right; }
.rules th[scope=row] { white-space: nowrap; }
.rules thead th { vertical-align: bottom; }
.matrix th:first-child { position: sticky; left: 0; background: var(--panel); }
td.clean { color: var(--clean); }
td.open { color: var(--open); background: var(--open-back); font-weight: 600; }
details { border: 1px solid var(--line); border-radius: .5rem; margin: .5rem 0; padding: .6rem .8rem; }
summary { cursor: pointer; }
details ul { margin: .6rem 0 0; padding-left: 1.2rem; font-size: .875rem; color: var(--soft); }
.tag { display: inline-block; padding: 0 .4rem; border-radius: .3rem; font-size: .75rem; background: var(--panel); color: var(--soft); }
.tag.error { background: var(--open-back); color: var(--open); }
.tag.warning { background: var(--warn-back); color: var(--warn); }
@media (max-width: 40rem) {
  .rules thead { display: none; }
  .rules tr { display: block; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
  .rules tr:last-child { border: 0; }
  .rules th, .rules td { display: block; padding: 0; border: 0; }
  .rules th[scope=row] { white-space: normal; font-weight: 600; }
  .rules .number { display: inline; margin-right: .75rem; white-space: normal; }
  .rules .number::before { content: attr(data-title) " "; color: var(--soft); }
}
`;
