/// The page of a run, as a Mustache template.
///
/// All that is put in is ``HTML``, so nothing is escaped here.
enum RunPageTemplate {
    static let text = """
        {{% CONTENT_TYPE:TEXT}}
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        \(RunPage.mark)
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'">
        <title>{{title}}, run {{run}}: {{state}}</title>
        <style>
        \(RunPageStyle.text)
        </style>
        </head>
        <body>
        <header>
        <h1>{{title}} <span class="run">run {{run}}</span> <span class="pill {{stateClass}}">{{state}}</span></h1>
        <ul class="tiles">
        {{#tiles}}
        <li><b>{{value}}</b> {{name}}</li>
        {{/tiles}}
        </ul>
        </header>
        <main>
        {{^empty(failed)}}
        <section>
        <h2>What failed</h2>
        {{#failed}}
        <article class="failure">
        <h3>{{name}} <small>{{kind}} {{attempts}}</small></h3>
        {{#why}}<p>{{why}}</p>{{/why}}
        {{#failures}}
        {{#title}}<h4>{{title}}</h4>{{/title}}
        <p>{{message}}</p>
        {{#detail}}<pre>{{detail}}</pre>{{/detail}}
        {{/failures}}
        </article>
        {{/failed}}
        {{#moreFailed}}<p>{{moreFailed}}</p>{{/moreFailed}}
        </section>
        {{/empty(failed)}}
        {{^empty(lossy)}}
        <section>
        <h2>What was lost</h2>
        {{#lossy}}
        <article class="failure loss">
        <h3>{{name}} <small>{{kind}}</small></h3>
        {{#losses}}
        <p>{{note}}</p>
        {{/losses}}
        </article>
        {{/lossy}}
        {{#moreLossy}}<p>{{moreLossy}}</p>{{/moreLossy}}
        </section>
        {{/empty(lossy)}}
        {{^empty(thumbnails)}}
        <section>
        <h2>What was made</h2>
        <ul class="images">
        {{#thumbnails}}
        <li><a href="{{address}}"><img src="{{source}}" alt="{{name}}" loading="lazy"><span>{{name}}</span></a></li>
        {{/thumbnails}}
        </ul>
        {{#moreThumbnails}}<p>{{moreThumbnails}}</p>{{/moreThumbnails}}
        </section>
        {{/empty(thumbnails)}}
        <section>
        <h2>Stages</h2>
        <div class="wide"><table>
        <thead><tr><th>stage</th><th>kind</th><th class="n">made</th><th class="n">cached</th><th class="n">failed</th>
        <th class="n">not done</th><th class="n">files</th><th class="n">size</th><th class="n">time</th></tr></thead>
        <tbody>
        {{#stages}}
        <tr><th scope="row">{{name}}</th><td>{{kind}}</td><td class="n">{{made}}</td><td class="n">{{cached}}</td>
        <td class="n bad">{{failed}}</td><td class="n">{{other}}</td><td class="n">{{files}}</td><td class="n">{{size}}</td>
        <td class="n">{{time}}</td></tr>
        {{/stages}}
        </tbody>
        </table></div>
        </section>
        {{^empty(timeline.rows)}}
        <section>
        <h2>When jobs were at work</h2>
        {{#timeline.isFolded}}<p>The darker, the more jobs of a stage were at work.</p>{{/timeline.isFolded}}
        <div class="timeline">
        {{#timeline.rows}}
        <div class="row"><span class="name">{{name}}</span><div class="lanes">
        {{#lanes}}<div class="lane">{{#bars}}<i class="{{kind}}" style="{{style}}" title="{{title}}"></i>{{/bars}}</div>
        {{/lanes}}
        </div></div>
        {{/timeline.rows}}
        <div class="row ticks"><span class="name"></span><div class="lanes">
        {{#timeline.ticks}}<span style="{{style}}">{{label}}</span>{{/timeline.ticks}}
        </div></div>
        </div>
        </section>
        {{/empty(timeline.rows)}}
        {{^empty(bought)}}
        <section>
        <h2>What was bought</h2>
        <div class="wide"><table>
        <thead><tr><th>job</th><th>model</th><th>prompt</th><th>seed</th><th>when</th><th class="n">cost</th></tr></thead>
        <tbody>
        {{#bought}}
        <tr><th scope="row">{{job}}</th><td>{{model}}<br><small>{{task}}</small></td><td class="text">{{prompt}}</td>
        <td>{{seeds}}</td><td>{{when}}</td><td class="n">{{cost}}</td></tr>
        {{/bought}}
        </tbody>
        </table></div>
        {{#moreBought}}<p>{{moreBought}}</p>{{/moreBought}}
        </section>
        {{/empty(bought)}}
        {{^empty(jobs)}}
        <section>
        <h2>{{jobsTitle}}</h2>
        {{#jobs}}
        <details class="job">
        <summary><span class="pill {{stateClass}}">{{state}}</span> <b>{{name}}</b> <span class="quiet">{{kind}} {{attempts}}</span>
        <span class="time">{{time}}</span></summary>
        {{#why}}<p>{{why}}</p>{{/why}}
        {{#losses}}
        <p class="bad">{{note}}</p>
        {{/losses}}
        {{#notes}}
        <p>{{note}}</p>
        {{/notes}}
        {{^empty(files)}}<ul>
        {{#files}}
        <li><a href="{{address}}">{{name}}</a> {{size}}</li>
        {{/files}}
        </ul>{{/empty(files)}}
        {{#hasSettings}}<dl>
        {{#settings}}
        <dt>{{name}}</dt><dd>{{value}}</dd>
        {{/settings}}
        </dl>{{/hasSettings}}
        </details>
        {{/jobs}}
        </section>
        {{/empty(jobs)}}
        <section>
        <h2>The run</h2>
        <dl>
        {{#facts}}
        <dt>{{name}}</dt><dd>{{value}}</dd>
        {{/facts}}
        {{#parameters}}
        <dt>{{name}}</dt><dd>{{value}}</dd>
        {{/parameters}}
        </dl>
        </section>
        </main>
        </body>
        </html>

        """
}
