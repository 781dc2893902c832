/** A tick a second. A page in the background has its own timers slowed down to one a minute, a
 * worker's keep their pace: so signs of life go on while the phone shows another page. */
setInterval(() => postMessage(0), 1000);
