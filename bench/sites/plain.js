// The whole program of the page that is written by hand.
const start = document.getElementById("start");
start.addEventListener("click", (event) => {
  event.preventDefault();
  document.getElementById("welcome").hidden = true;
  document.getElementById("question").hidden = false;
});
start.disabled = false;
