package dev.tarmac.plan.svg;

/// How the picture looks, on light and on dark screens. Variables would say it shorter, but not
/// every program that shows pictures knows them.
final class Style {
    static final String SHEET =
            """
              <style>
                text { font: 12px system-ui, "DejaVu Sans", "Liberation Sans", sans-serif; fill: #1f2328; }
                .title { font-size: 18px; font-weight: 600; }
                .head { font-size: 14px; font-weight: 600; }
                .faint { fill: #59636e; }
                .number { text-anchor: end; }
                .destroyed { fill: #b3151f; }
                .paper { fill: #ffffff; }
                rect { stroke: #ffffff; stroke-width: 1; }
                rect.paper { stroke: none; }
                .starts { fill: #ffd894; }
                .files { fill: #a8d1ff; }
                .swap { fill: #dcc4f7; }
                .member { fill: #a4e0bd; }
                .raw { fill: #d5dae0; }
                .kept { fill: url(#hatched); stroke: #6b7785; }
                .overhead { fill: #c3c9d0; }
                .free { fill: #f6f8fa; stroke: #afb8c1; stroke-dasharray: 3 2; }
                .hatch { stroke: #ccd3da; stroke-width: 3; }
                .ground { fill: #eceff2; stroke: none; }
                .around { fill: none; stroke: #59636e; }
                @media (prefers-color-scheme: dark) {
                  text { fill: #e6edf3; }
                  .faint { fill: #9ba4ae; }
                  .destroyed { fill: #ff8a84; }
                  .paper, rect { stroke: #0d1117; }
                  .paper { fill: #0d1117; }
                  .starts { fill: #7d5608; }
                  .files { fill: #1c5490; }
                  .swap { fill: #5f3a94; }
                  .member { fill: #1d6b3f; }
                  .raw { fill: #4a525b; }
                  .kept { fill: url(#hatched); stroke: #8b949e; }
                  .overhead { fill: #59636e; }
                  .free { fill: #161b22; stroke: #59636e; }
                  .hatch { stroke: #39424c; }
                  .ground { fill: #22282f; }
                  .around { fill: none; stroke: #9ba4ae; }
                }
              </style>
              <defs>
                <pattern id="hatched" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                  <rect class="ground" width="9" height="9"/>
                  <line class="hatch" x1="0" y1="0" x2="0" y2="9"/>
                </pattern>
              </defs>
            """;

    private Style() {}
}
