const given = Object.entries(process.env)
  .filter(([name, value]) => name.startsWith('INPUT_') && value)
  .map(([name, value]) => `${name.slice(6).toLowerCase()}=${value}`)
  .sort();
console.log(`logged in with ${given.join(' ')}`);
