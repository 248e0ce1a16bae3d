/** Browser start: wiring only. */
const app = document.getElementById('app')
if (app) app.innerHTML = '<main><h1>Throughline</h1></main>'
