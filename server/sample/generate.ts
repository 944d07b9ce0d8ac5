import { parseOptions, USAGE } from './options.ts';
import { writeDistrict } from './writeDistrict.ts';

const options = parseOptions(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(`${options}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  const started = Date.now();
  const { schools } = writeDistrict({ ...options, onFile: (name) => console.log(`Writing ${name} …`) });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const count = options.students.toLocaleString('en-US');
  console.log(
    `${count} students in ${schools} ${schools === 1 ? 'school' : 'schools'}, in ${options.out} (${seconds} s).`,
  );
}
