import { hashPassword } from './users/password.js';

const [password] = process.argv.slice(2);
if (password) console.log(await hashPassword(password));
else {
  console.error('Give the password: npm run password -- <password>');
  process.exitCode = 2;
}
