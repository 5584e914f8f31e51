// Runs autocannon with the options of its first argument, in a process that can be kept off the server's core.
import autocannon from 'autocannon';

const result = await autocannon(JSON.parse(process.argv[2]));
process.stdout.write(JSON.stringify(result));
