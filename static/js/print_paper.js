"use strict";
// 打印: waits until every page has come, then asks the browser; a page that does not come is named.
const button = document.getElementById("paper-print");
const state = document.getElementById("paper-print-state");
const pictures = [...document.querySelectorAll(".paper-sheet img")];

const say = (words, wrong = false) => {
  state.textContent = words;
  state.hidden = !words;
  state.classList.toggle("notice-error", wrong);
};

const settled = (picture) => new Promise((done) => {
  const look = () => {
    const lost = picture.naturalWidth === 0;
    picture.closest(".paper-sheet").classList.toggle("paper-sheet-lost", lost);
    done(!lost);
  };
  if (picture.complete) look();
  else for (const name of ["load", "error"]) picture.addEventListener(name, look, { once: true });
});

// One that failed is asked for once more: most often it was the line.
const again = (picture) => {
  if (picture.complete && picture.naturalWidth === 0) picture.src = picture.src;
};

const print = async () => {
  button.disabled = true;
  say("正在取全部页面，取齐就打印……");
  pictures.forEach(again);
  const came = await Promise.all(pictures.map(settled));
  button.disabled = false;
  const lost = came.flatMap((there, index) => (there ? [] : [`第${index + 1}页`]));
  if (lost.length) {
    say(`${lost.join("、")}没有取到，没有打印。请刷新页面再试；还不行，请下载 PDF 打印。`, true);
    return;
  }
  say("");
  window.print();
};

pictures.forEach(settled);
button.addEventListener("click", print);
button.hidden = false;
