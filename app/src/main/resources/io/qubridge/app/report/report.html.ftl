<#ftl output_format="HTML">
<#macro percent value>${(value * 100)?string("0.0")}&nbsp;%</#macro>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark; --ink: #1c2430; --dim: #5b6675; --paper: #ffffff; --card: #f5f7fa; --rule: #d8dee6;
  --first: #2f6fb3; --second: #c2571a; --warn: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9f0; --dim: #9aa6b5; --paper: #14181f; --card: #1c222b;
  --rule: #333c48; --first: #6fa8dc; --second: #e8935c; --warn: #e0b050; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 24px 16px 64px; }
h1 { font-size: 26px; line-height: 1.2; margin: 0 0 4px; }
h2 { font-size: 18px; margin: 36px 0 10px; }
h3 { font-size: 15px; margin: 0 0 6px; }
p { max-width: 75ch; }
.dim { color: var(--dim); }
.badge { display: inline-block; border: 1px solid var(--warn); color: var(--warn); border-radius: 4px; padding: 0 8px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 5px 12px 5px 0; text-align: right; border-bottom: 1px solid var(--rule); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
th { color: var(--dim); font-weight: 600; }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr)); gap: 16px; }
.card { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; padding: 14px; min-width: 0; }
.chart { position: relative; height: 260px; }
.images { display: flex; flex-wrap: wrap; gap: 6px; }
.images img { width: 72px; height: 72px; border-radius: 4px; image-rendering: auto; }
.confusion td.hit { background: color-mix(in srgb, var(--first) 18%, transparent); }
.confusion td, .confusion th { padding: 5px 12px; text-align: center; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0; }
dt { color: var(--dim); } dd { margin: 0; overflow-wrap: anywhere; }
.circuit { display: block; }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="dim">${data.description}<#if data.synthetic> <span class="badge">synthetic images</span></#if></p>

<h2>Results on ${testImages} test images</h2>
<div class="scroll">
<table>
<tr><th>model</th><th>accuracy</th><th>95&nbsp;% interval</th><th>balanced accuracy</th><th>loss</th><th>s/epoch</th></tr>
<#list rows as row>
<tr><td>${row.name}</td><td><@percent row.scores.accuracy/></td>
<td><@percent row.scores.accuracyInterval.lower/> – <@percent row.scores.accuracyInterval.upper/></td>
<td><@percent row.scores.balancedAccuracy/></td>
<td><#if row.loss??>${row.loss?string("0.000")}<#else>–</#if></td>
<td><#if row.secondsPerEpoch??>${row.secondsPerEpoch?string("0.00")}<#else>–</#if></td></tr>
</#list>
</table>
</div>
<#list conclusions as sentence>
<p>${sentence}</p>
</#list>

<h2>Training</h2>
<div class="grid">
<div class="card"><h3>Accuracy</h3><div class="chart"><canvas id="accuracy" role="img" aria-label="accuracy by epoch"></canvas></div></div>
<div class="card"><h3>Loss</h3><div class="chart"><canvas id="loss" role="img" aria-label="loss by epoch"></canvas></div></div>
</div>
<ul>
<#list models as model>
<li>${model.name}: ${model.parameters} parameters, ${model.epochs?size} epochs, best at epoch ${model.bestEpoch}<#if model.collapsed>,
<strong>collapsed: it gives every image to one class</strong></#if></li>
</#list>
</ul>

<h2>Confusion matrices</h2>
<div class="grid">
<#list rows as row>
<div class="card confusion scroll"><h3>${row.name}</h3>
<table>
<tr><th>true \ given</th><#list data.classes as class><th>${class.name}</th></#list></tr>
<#list row.scores.confusion.counts as counts>
<tr><th>${data.classes[counts?index].name}</th><#list counts as count><td<#if count?index == counts?index> class="hit"</#if>>${count}</td></#list></tr>
</#list>
</table>
</div>
</#list>
</div>

<h2>Images</h2>
<div class="scroll">
<table>
<tr><th>part</th><th>images</th><#list data.classes as class><th>${class.name}</th></#list><th>subjects</th></tr>
<#list data.parts as part>
<tr><td>${part.part.label()}</td><td>${part.images}</td><#list part.imagesByClass as count><td>${count}</td></#list>
<td><#if part.subjects?has_content>${part.subjects?size}<#else>unknown</#if></td></tr>
</#list>
</table>
</div>
<p class="dim">Split: ${data.splitMethod}.</p>
<#list data.notices as notice>
<p class="dim">${notice}</p>
</#list>
<div class="grid">
<#list pictures as group>
<div class="card"><h3>${group.name}</h3><div class="images"><#list group.images as image><img src="${image}" alt="${group.name}"></#list></div></div>
</#list>
</div>

<h2>Quantum layer</h2>
<p>${circuitText}</p>
<div class="card scroll">${circuitSvg?no_esc}</div>

<h2>Settings and versions</h2>
<div class="grid">
<div class="card"><h3>Settings</h3><dl><#list settings as key, value><dt>${key}</dt><dd>${value}</dd></#list></dl></div>
<div class="card"><h3>Versions</h3><dl><#list versions as key, value><dt>${key}</dt><dd>${value}</dd></#list></dl></div>
</div>
</main>
<script>${chartLibrary?no_esc}</script>
<script type="application/json" id="curves">${curves?no_esc}</script>
<script>
(() => {
  const curves = JSON.parse(document.getElementById('curves').textContent);
  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colours = [style('--first'), style('--second')];
  const draw = (id, key, percent) => new Chart(document.getElementById(id), {
    type: 'line',
    data: {
      labels: Array.from({ length: Math.max(...curves.map(c => c.training[key].length)) }, (_, i) => i + 1),
      datasets: curves.flatMap((curve, i) => ['training', 'validation'].map(part => ({
        label: curve.name + ', ' + part,
        data: curve[part][key].map(v => percent ? 100 * v : v),
        borderColor: colours[i % 2], backgroundColor: colours[i % 2],
        borderDash: part === 'training' ? [5, 4] : [], borderWidth: 2, pointRadius: part === 'training' ? 0 : 2, tension: 0
      })))
    },
    options: {
      responsive: true, maintainAspectRatio: false, animation: false,
      interaction: { mode: 'index', intersect: false },
      plugins: { legend: { position: 'bottom', labels: { color: style('--ink'), boxWidth: 24, boxHeight: 1 } } },
      scales: {
        x: { title: { display: true, text: 'epoch', color: style('--dim') }, ticks: { color: style('--dim') }, grid: { color: style('--rule') } },
        y: { title: { display: true, text: percent ? 'accuracy in %' : 'cross-entropy in nats', color: style('--dim') },
             ticks: { color: style('--dim') }, grid: { color: style('--rule') } }
      }
    }
  });
  draw('accuracy', 'accuracy', true);
  draw('loss', 'loss', false);
})();
</script>
</body>
</html>
