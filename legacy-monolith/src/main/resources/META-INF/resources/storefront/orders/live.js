// News of the customer's orders as they happen, over one WebSocket for as long as a page wants them. Whoever listens looks again when
// the socket opens, for what was missed meanwhile; a page without news stays right because it looks again by itself, only later.
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30000;
const LOOK_AGAIN = 10000;

const listeners = new Set();
let socket;
let waiting;
let pause = FIRST_PAUSE;

// Calls back with the number of the order that changed, or with nothing: look again. Answers how to stop.
export function listen(changed) {
  listeners.add(changed);
  connect();
  const clock = setInterval(() => {
    if (socket?.readyState !== WebSocket.OPEN && document.visibilityState === "visible") changed();
  }, LOOK_AGAIN);
  return () => {
    listeners.delete(changed);
    clearInterval(clock);
    if (!listeners.size) disconnect();
  };
}

const tell = (number) => listeners.forEach((changed) => changed(number));

function connect() {
  if (socket || !listeners.size) return;
  clearTimeout(waiting);
  const opened = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/orders/live`);
  socket = opened;
  opened.addEventListener("message", ({ data }) => {
    const news = JSON.parse(data);
    if (news.type === "open") {
      pause = FIRST_PAUSE;
      tell();
    } else if (news.type === "order") tell(news.number);
  });
  opened.addEventListener("close", () => {
    if (socket !== opened) return;
    socket = undefined;
    // A little chance keeps a crowd from coming back all at once.
    waiting = setTimeout(connect, pause * (0.75 + Math.random() / 2));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  });
}

function disconnect() {
  clearTimeout(waiting);
  const closing = socket;
  socket = undefined;
  closing?.close();
}

// Somebody who comes back sees what is true now: not everything that changes an order is news.
const lookAgain = () => {
  pause = FIRST_PAUSE;
  connect();
  tell();
};
window.addEventListener("online", lookAgain);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") lookAgain();
});
