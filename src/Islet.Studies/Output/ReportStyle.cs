namespace Islet.Studies;

/// <summary>The one style of a report: light, calm, whole on paper.</summary>
internal static class ReportStyle
{
    public const string Css = """

        :root { color-scheme: light; --ink: #1a1f24; --quiet: #4d5761; --rule: #8a949e; --line: #dfe3e7; --accent: #0b5394; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 3rem; background: #fff; color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
        h2 { font-size: 1.2rem; margin: 2.25rem 0 .6rem; padding-top: .6rem; border-top: 1px solid var(--line); }
        p { max-width: 46rem; margin: .5rem 0; }
        a { color: var(--accent); }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        .skip { position: absolute; left: -100rem; }
        .skip:focus { position: static; }
        nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: .75rem 0 0; }
        .banner { max-width: none; border: 2px solid #8a4b00; border-left-width: .6rem; background: #fff6e5; color: #5c3200; padding: .6rem .9rem; }
        figure { margin: 1rem 0 1.75rem; }
        figure svg { max-width: 100%; height: auto; }
        figcaption { color: var(--quiet); font-size: .9rem; margin-top: .4rem; }
        .narrow { display: none; }
        .table { overflow-x: auto; margin: 1.25rem 0 .25rem; }
        table { border-collapse: collapse; border-top: 2px solid var(--ink); border-bottom: 2px solid var(--ink); font-size: .9rem; font-variant-numeric: tabular-nums; width: 100%; }
        caption { caption-side: top; text-align: left; font-weight: 600; padding: 0 0 .4rem; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; font-weight: 400; }
        thead th, thead td { border-bottom: 1px solid var(--rule); font-weight: 600; vertical-align: bottom; }
        tbody tr + tr > * { border-top: 1px solid var(--line); }
        .n { text-align: right; white-space: nowrap; }
        thead .n, .many .n { white-space: normal; }
        .in { padding-left: 1.8rem; }
        .in2 { padding-left: 3rem; }
        .note { color: var(--quiet); font-size: .85rem; margin: .15rem 0; }
        pre { overflow-x: auto; background: #f5f7f8; border: 1px solid var(--line); padding: .8rem; font-size: .8rem; line-height: 1.4; }
        code { overflow-wrap: anywhere; }
        footer { color: var(--quiet); font-size: .85rem; border-top: 1px solid var(--line); margin-top: 2.5rem; }
        @media (max-width: 40rem) { .wide { display: none; } .narrow { display: block; } }
        @media print {
          @page { margin: 1.8cm; }
          body { max-width: none; padding: 0; font-size: 10pt; }
          nav, .skip { display: none; }
          .wide { display: block; } .narrow { display: none; }
          .table { overflow: visible; } .n { white-space: normal; } pre { white-space: pre-wrap; }
          figure, tr, .banner { break-inside: avoid; } h2, caption { break-after: avoid; } thead { display: table-header-group; }
        }

        """;
}
