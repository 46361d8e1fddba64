/**
 * Jest's own runner, for cases that run side by side (`test.concurrent`). Jest 30 takes the end of one for the end of all,
 * and refuses `import()` to those that go on ("outside of the scope of the test code"): here it is the last one's end.
 */
import circus from 'jest-circus/runner';

export default function runner(globalConfig, config, environment, runtime, ...rest) {
  let running = 0;
  const { enterTestCode, leaveTestCode } = runtime;
  runtime.enterTestCode = () => {
    running += 1;
    enterTestCode.call(runtime);
  };
  runtime.leaveTestCode = () => {
    running -= 1;
    if (running === 0) leaveTestCode.call(runtime);
  };
  return circus.default(globalConfig, config, environment, runtime, ...rest);
}
