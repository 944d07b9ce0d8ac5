// A utility process that does nothing and stays.
process.parentPort.on('message', () => {});
