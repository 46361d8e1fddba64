console.log(`kept ${process.env.INPUT_PATH} as ${process.env.INPUT_KEY}`);
