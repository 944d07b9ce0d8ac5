/** The page's whole look; its hash is in the page's policy. */
export const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d5d8e0, #3b3f4a); --quiet: light-dark(#575d6b, #a8aebb); --accent: light-dark(#3a4bc4, #a9b4ff); }
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template-columns: minmax(14rem, 20rem) minmax(0, 1fr); font: 15px/1.5 system-ui, sans-serif; }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1rem; border-right: 1px solid var(--line); font-size: 13px; }
nav h2 { margin: 1rem 0 .25rem; font-size: 13px; color: var(--quiet); }
nav ul { margin: 0; padding: 0; list-style: none; }
main { padding: 1rem 2rem 4rem; max-width: 70rem; }
a { color: var(--accent); text-decoration: none; overflow-wrap: anywhere; }
a:hover, a:focus-visible { text-decoration: underline; }
article { margin: 0 0 1.5rem; padding: 1rem; border: 1px solid var(--line); border-radius: 8px; }
article:target { outline: 2px solid var(--accent); }
h3 { margin: 0; font-size: 16px; overflow-wrap: anywhere; }
h4 { margin: 1rem 0 .25rem; font-size: 14px; }
p, ul { margin: .25rem 0; }
ul { padding-left: 1.2rem; }
.who { color: var(--quiet); }
code { font: 13px/1.4 ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .25rem .5rem; border-top: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: normal; overflow-wrap: anywhere; }
th { width: 14rem; }
@media (max-width: 50rem) { body { display: block; } nav { position: static; height: auto; border-right: 0; } main { padding: 1rem; } th { width: 8rem; } }
`;
