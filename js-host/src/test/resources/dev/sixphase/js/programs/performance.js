'use strict';
const { createHistogram, monitorEventLoopDelay, performance, PerformanceObserver } = require('perf_hooks');

const histogram = createHistogram();
for (let value = 1; value <= 100; value++) {
  histogram.record(value);
}
console.log(histogram.count, histogram.min, histogram.max, histogram.mean, histogram.percentile(50), histogram.exceeds);
console.log(histogram.toJSON());

performance.mark('start', { startTime: 1, detail: { of: 'start' } });
performance.mark('end', { startTime: 5 });
const measure = performance.measure('between', 'start', 'end');
console.log(measure.name, measure.startTime, measure.duration, performance.getEntriesByType('mark').length);
try {
  performance.measure('unknown', 'nothing');
} catch (error) {
  console.log(error.name, error.message);
}
const observer = new PerformanceObserver((list) => {
  list.getEntries().forEach(({ name, entryType }) => console.log('observed', name, entryType));
  observer.disconnect();
});
observer.observe({ entryTypes: ['mark', 'function'] });
performance.mark('observed');
performance.timerify(function work() {})();

console.log(performance.eventLoopUtilization());
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const busy = setInterval(() => {
  const { idle, active, utilization } = performance.eventLoopUtilization();
  if (delay.count > 3 && idle > 0) {
    clearInterval(busy);
    delay.disable();
    console.log(active > 0, utilization > 0 && utilization < 1, delay.min > 0 && delay.max >= delay.mean);
  }
}, 2);
