/** A process that does what the service of the case is called. */
const DEEDS = {
  plan: () => process.send({ answer: { kind: 'plan' }, milliseconds: 1 }),
  slow: () => process.send({ answer: { kind: 'plan' }, milliseconds: 5000 }),
  hang: () => {
    for (;;);
  },
  crash: () => {
    throw new Error('boom');
  },
  leave: () => process.exit(3),
  die: () => process.abort(),
};

process.send('ready');
process.on('message', ({ spec }) => DEEDS[spec.service]());
