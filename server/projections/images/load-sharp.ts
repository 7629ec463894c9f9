import sharp, { type Sharp } from 'sharp';

/*
 * The one place that sets up sharp, whose settings are the process's.
 * The cache of operations keeps files open and pixels of withdrawn pictures in memory; each request reads
 * something else anyway. One thread a job, since jobs run side by side. Of the loaders only those of the
 * formats we take stay, so that a document dressed as a picture (SVG, PDF) meets no parser.
 */
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadTiff',
    'VipsForeignLoadHeif',
    'VipsForeignLoadNsgif',
  ],
});

export { type Sharp, sharp };
