/** `npm start`: the sandbox. Says what is wrong when the Node that runs it cannot. */
const OLDEST_NODE = 24

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  const japanese = (
    process.env.LC_ALL ||
    process.env.LC_MESSAGES ||
    process.env.LANG ||
    ''
  ).startsWith('ja')
  console.error(
    japanese
      ? `Node ${OLDEST_NODE} 以上が必要です(現在は ${process.version})。Linux と Windows では npm install が導入します。macOS では https://nodejs.org から入手してください。`
      : `Career Relay runs on Node ${OLDEST_NODE} or newer; this is ${process.version}. On Linux and Windows npm install brings it; on macOS get it from https://nodejs.org.`,
  )
  process.exit(1)
}

await import('../sandbox/main.ts')
