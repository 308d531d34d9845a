<#ftl output_format="HTML">
<#macro show table>
<div class="scroll">
<table>
<tr><#list table.columns as column><th>${column}</th></#list></tr>
<#list table.rows as row>
<tr><#list row as cell><td>${cell}</td></#list></tr>
</#list>
</table>
</div>
</#macro>
<#macro chart id title label>
<div class="card"><h3>${title}</h3><div class="chart"><canvas id="${id}" role="img" aria-label="${label}"></canvas></div></div>
</#macro>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark; --ink: #1c2430; --dim: #5b6675; --paper: #ffffff; --card: #f5f7fa; --rule: #d8dee6;
  --first: #2f6fb3; --second: #c2571a; --third: #3f8a4f; --fourth: #8a4fa3; --fifth: #7a6a3a; --warn: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9f0; --dim: #9aa6b5; --paper: #14181f; --card: #1c222b;
  --rule: #333c48; --first: #6fa8dc; --second: #e8935c; --third: #7fc98f; --fourth: #c79be0; --fifth: #cbb979; --warn: #e0b050; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 24px 16px 64px; }
h1 { font-size: 26px; line-height: 1.2; margin: 0 0 4px; }
h2 { font-size: 18px; margin: 36px 0 10px; }
h3 { font-size: 15px; margin: 0 0 6px; }
p, .findings { max-width: 75ch; }
.findings { padding-left: 20px; }
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
.results th, .subjects th { white-space: normal; vertical-align: bottom; min-width: 52px; }
.results td, .results th { padding-right: 9px; font-size: 13px; }
.results td:last-child, .results th:last-child { padding-right: 0; }
.wide { grid-template-columns: repeat(auto-fit, minmax(min(440px, 100%), 1fr)); }
.device svg { max-width: 100%; min-width: 440px; height: auto; border-radius: 4px; }
.device { margin-bottom: 16px; }
.small { grid-template-columns: repeat(auto-fill, minmax(min(320px, 100%), 1fr)); }
.confusion h3 { white-space: normal; }
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

<h2>What this shows</h2>
<ul class="findings">
<#list conclusions as conclusion>
<li>${conclusion}</li>
</#list>
</ul>

<h2>Results on ${testImages} test images</h2>
<div class="results"><@show results/></div>
<p class="dim">Intervals: Wilson, 95&nbsp;%. Output error: mean absolute difference of the circuit's outputs from the exact ones.
Flipped: images given to another class than by the exact hybrid. p: McNemar's exact test against the exact hybrid and against the
classical twin.</p>
<#if chartNames?seq_contains("noise") || chartNames?seq_contains("shots")>

<h2>Noise and shots</h2>
<div class="grid wide">
<#if chartNames?seq_contains("noise")>
<@chart "noise-accuracy" "Accuracy by noise" "accuracy by multiple of the noise"/>
<@chart "noise-error" "Output error by noise" "output error by multiple of the noise"/>
</#if>
<#if chartNames?seq_contains("shots")>
<@chart "shots-accuracy" "Accuracy by shots" "accuracy by number of shots"/>
<@chart "shots-error" "Output error by shots" "output error by number of shots"/>
</#if>
</div>
<p class="dim">Bars are 95&nbsp;% intervals over the test images.</p>
</#if>
<#if noise??>

<h2>The noise: ${noise.name}</h2>
<#if noise.deviceSvg??>
<p>The circuit runs on qubit<#if noise.qubits?size != 1>s</#if> ${noise.qubits?join(", ")}, ringed below.</p>
<div class="card scroll device">${noise.deviceSvg?no_esc}</div>
</#if>
<div class="grid">
<div><h3>Proof that it is simulated</h3><@show noise.probes/>
<p class="dim">Predicted from the noise's figures by Kraus operators on a density matrix, apart from the simulator.</p></div>
<div><h3>What it does to each output at scale ${noise.scale}</h3><@show noise.outputs/>
<p class="dim">noisy = scale · exact + shift, fitted on the ${noise.fittedImages} validation images (QuantumNAT). The row “map inverted”
undoes it on the test images.</p></div>
</div>
</#if>
<#if seeds??>

<h2>Several seeds</h2>
<@show seeds/>
<p class="dim">Accuracy on each seed's own test images. p: corrected resampled t-test of Nadeau and Bengio against the exact hybrid and
against the classical twin.</p>
</#if>

<h2>Reliability</h2>
<div class="grid">
<@chart "reliability" "Accuracy by certainty" "accuracy by certainty of the answer"/>
</div>
<p class="dim">Images in bins of similar certainty; on the dashed line certainty is as good as it says. Bars are 95&nbsp;% intervals.</p>

<h2>Training</h2>
<div class="grid">
<div class="card"><h3>Accuracy</h3><div class="chart"><canvas id="accuracy" role="img" aria-label="accuracy by epoch"></canvas></div></div>
<div class="card"><h3>Loss</h3><div class="chart"><canvas id="loss" role="img" aria-label="loss by epoch"></canvas></div></div>
</div>
<ul>
<#list models as model>
<li>${model.name}: ${model.parameters} parameters, ${model.epochs?size} epochs, best at epoch ${model.bestEpoch}, ${model.secondsPerEpoch()?string("0.00")}&nbsp;s per epoch<#if model.collapsed>,
<strong>collapsed: it gives every image to one class</strong></#if></li>
</#list>
</ul>

<#if subjects.rows?has_content>
<h2>Subjects</h2>
<div class="subjects"><@show subjects/></div>
<p class="dim">Accuracy on each subject's test images.</p>
</#if>

<h2>Confusion matrices</h2>
<div class="grid small">
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
<script type="application/json" id="charts">${charts?no_esc}</script>
<script>
(() => {
  const curves = JSON.parse(document.getElementById('curves').textContent);
  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colours = ['--first', '--second', '--third', '--fourth', '--fifth'].map(style);
  const draw = (id, key, percent) => new Chart(document.getElementById(id), {
    type: 'line',
    data: {
      labels: Array.from({ length: Math.max(...curves.map(c => c.training[key].length)) }, (_, i) => i + 1),
      datasets: curves.flatMap((curve, i) => ['training', 'validation'].map(part => ({
        label: curve.name + ', ' + part,
        data: curve[part][key].map(v => percent ? 100 * v : v),
        borderColor: colours[i % colours.length], backgroundColor: colours[i % colours.length],
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

  const charts = JSON.parse(document.getElementById('charts').textContent);
  const errorBars = {
    id: 'errorBars',
    afterDatasetsDraw(chart) {
      const pen = chart.ctx;
      chart.data.datasets.forEach((dataset, i) => {
        if (!dataset.intervals || !chart.isDatasetVisible(i)) return;
        pen.save();
        pen.strokeStyle = dataset.borderColor;
        pen.lineWidth = 1.5;
        chart.getDatasetMeta(i).data.forEach((point, k) => {
          const [low, high] = dataset.intervals[k].map(v => chart.scales.y.getPixelForValue(v));
          pen.beginPath();
          pen.moveTo(point.x, low); pen.lineTo(point.x, high);
          pen.moveTo(point.x - 4, low); pen.lineTo(point.x + 4, low);
          pen.moveTo(point.x - 4, high); pen.lineTo(point.x + 4, high);
          pen.stroke();
        });
        pen.restore();
      });
    }
  };
  const axis = (text, more) => ({ type: 'linear', title: { display: true, text, color: style('--dim') },
    ticks: { color: style('--dim'), maxRotation: 0, autoSkipPadding: 12 }, grid: { color: style('--rule') }, ...more });
  const drawPoints = (id, series, key, x, y, further = []) => document.getElementById(id) && new Chart(document.getElementById(id), {
    type: 'line',
    data: {
      datasets: series.map((line, i) => ({
        label: line.name,
        data: line.points.map(p => ({ x: p.x, y: p[key] })).sort((a, b) => a.x - b.x),
        intervals: [...line.points].sort((a, b) => a.x - b.x).map(p => p[key + 'Interval']),
        borderColor: colours[i % colours.length], backgroundColor: colours[i % colours.length], borderWidth: 2, pointRadius: 3, tension: 0
      })).concat(further)
    },
    plugins: [errorBars],
    options: {
      responsive: true, maintainAspectRatio: false, animation: false,
      plugins: { legend: { position: 'bottom', labels: { color: style('--ink'), boxWidth: 24, boxHeight: 1 } } },
      scales: { x, y }
    }
  });
  const percent = { min: 0, max: 100 };
  const upTo = series => ({ min: 0, suggestedMax: 1.05 * Math.max(...series.flatMap(line => line.points.map(p => p.errorInterval[1])), 0) });
  drawPoints('noise-accuracy', charts.noise, 'accuracy', axis('multiple of the noise'), axis('accuracy in %', percent));
  drawPoints('noise-error', charts.noise, 'error', axis('multiple of the noise'), axis('mean absolute error', upTo(charts.noise)));
  const counts = [...new Set(charts.shots.flatMap(line => line.points.map(p => p.x)))].sort((a, b) => a - b);
  const shots = axis('shots', { type: 'logarithmic', afterBuildTicks: scale => { scale.ticks = counts.map(value => ({ value })); } });
  shots.ticks.callback = value => value.toLocaleString('en');
  drawPoints('shots-accuracy', charts.shots, 'accuracy', shots, axis('accuracy in %', percent));
  drawPoints('shots-error', charts.shots, 'error', shots, axis('mean absolute error', upTo(charts.shots)));
  drawPoints('reliability', charts.reliability, 'accuracy', axis('certainty in %', percent), axis('accuracy in %', percent),
    [{ label: 'ideal', data: [{ x: 0, y: 0 }, { x: 100, y: 100 }], borderColor: style('--dim'), borderDash: [5, 4], borderWidth: 1, pointRadius: 0 }]);
})();
</script>
</body>
</html>
