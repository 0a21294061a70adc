/// How the page of a run looks: light or dark as the reader has it, on a phone, on a screen and on paper.
enum RunPageStyle {
    static let text = """
        :root { --text: #1c1e21; --quiet: #667079; --page: #fff; --panel: #f4f6f8; --line: #dde2e7;
          --good: #2e8b57; --bad: #c62f3b; --odd: #b7791f; --cached: #8793a0; --link: #1d5fb8; }
        @media (prefers-color-scheme: dark) {
          :root { --text: #e3e6ea; --quiet: #98a3ad; --page: #15181c; --panel: #1e2329; --line: #343b44;
            --good: #4cba7c; --bad: #f0606b; --odd: #dfa94a; --cached: #76828e; --link: #7fb2f5; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 72rem; padding: 1.5rem 1rem 4rem; background: var(--page); color: var(--text);
          font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
        h1 { font-size: 1.6rem; margin: 0 0 .75rem; } h2 { font-size: 1.15rem; margin: 2.25rem 0 .75rem; }
        h3, h4 { font-size: 1rem; margin: 0 0 .25rem; } h4 { color: var(--quiet); font-weight: normal; margin-top: .6rem; }
        p { margin: .25rem 0; } a { color: var(--link); } small, .quiet, .run { color: var(--quiet); font-weight: normal; }
        .pill { display: inline-block; border-radius: 1rem; padding: 0 .6rem; font-size: .8rem; font-weight: 600;
          line-height: 1.5rem; border: 1px solid currentColor; vertical-align: middle; white-space: nowrap; }
        .pill.good { color: var(--good); } .pill.bad { color: var(--bad); } .pill.odd { color: var(--odd); }
        .pill.quiet { color: var(--quiet); }
        ul { padding: 0; margin: 0; list-style: none; }
        .tiles { display: flex; flex-wrap: wrap; gap: .5rem; }
        .tiles li { background: var(--panel); border-radius: .5rem; padding: .5rem .9rem; color: var(--quiet); }
        .tiles b { display: block; font-size: 1.35rem; color: var(--text); }
        .failure { border-left: 3px solid var(--bad); background: var(--panel); padding: .75rem 1rem; margin: 0 0 .75rem;
          border-radius: 0 .5rem .5rem 0; }
        .failure.loss { border-left-color: var(--odd); }
        pre { margin: .5rem 0 0; padding: .5rem .75rem; background: var(--page); border-radius: .25rem; white-space: pre-wrap;
          font: 13px/1.45 ui-monospace, monospace; }
        .images { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); }
        .images img { display: block; width: 100%; aspect-ratio: 16 / 9; object-fit: contain; background: var(--panel);
          border-radius: .4rem; }
        .images span { display: block; font-size: .85rem; margin-top: .2rem; }
        .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .35rem .7rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top;
          white-space: nowrap; }
        td.text { white-space: normal; min-width: 14rem; } thead th { color: var(--quiet); font-weight: normal; }
        tbody th { font-weight: 600; } .n { text-align: right; font-variant-numeric: tabular-nums; } td.bad, p.bad { color: var(--bad); }
        .row { display: grid; grid-template-columns: 7rem 1fr; gap: .75rem; align-items: center; padding: .2rem 0;
          border-bottom: 1px solid var(--line); }
        .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .lanes { position: relative; min-width: 0; }
        .lane { position: relative; height: .7rem; margin: .15rem 0; }
        .lane i { position: absolute; top: 0; bottom: 0; border-radius: 2px; background: var(--odd); }
        .lane i.good { background: var(--good); } .lane i.bad { background: var(--bad); }
        .ticks { border: 0; color: var(--quiet); font-size: .8rem; } .ticks .lanes { height: 1.2rem; }
        .ticks .lanes span { position: absolute; transform: translateX(-50%); white-space: nowrap; }
        .ticks .lanes span:first-child { transform: none; } .ticks .lanes span:last-child { transform: translateX(-100%); }
        .job { border-bottom: 1px solid var(--line); padding: .3rem 0; } .job > :not(summary) { margin: .4rem 0 .4rem 1rem; }
        summary { cursor: pointer; } .time { float: right; color: var(--quiet); font-variant-numeric: tabular-nums; }
        dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .1rem 1rem; margin: 0; }
        dt { color: var(--quiet); } dd { margin: 0; min-width: 0; white-space: pre-wrap; }
        @media (max-width: 34rem) { .row { grid-template-columns: 4.5rem 1fr; gap: .5rem; } .ticks .lanes span:nth-child(even) { display: none; }
          dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } .time { float: none; } }
        @media print { body { max-width: none; padding: 0; font-size: 11px; } .failure, .job, .images li { break-inside: avoid; }
          .lane i, .failure, .tiles li { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
        """
}
