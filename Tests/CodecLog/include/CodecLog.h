// Preloaded into a process, CodecLog writes down what it has FFmpeg's libraries do.
//
//   DAILIES_CODEC_LOG   a file that gets a line for each decoder when it is let go, `decoded h264 97`: its name and how many
//                       packets it was sent; one for each chain of filters, `filtered scale=…`; and at the end
//                       `held 41943040`: the most bytes that its pictures took at one time, those inside decoders
//                       and filters among them, and those inside encoders not: they have copies of their own
