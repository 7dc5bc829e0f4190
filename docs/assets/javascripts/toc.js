// Marks where the reader is in the table of contents: the last section whose heading has passed below the header.

const BELOW_HEADER = 100; // pixels: a heading that a link leads to stops above this line

const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".md-nav--secondary a")]);
const headings = links.map(({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1))));

function mark() {
  const atEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
  const passed = headings.filter((heading) => atEnd || (heading && heading.getBoundingClientRect().top < BELOW_HEADER)).length;
  for (const [index, link] of links.entries()) {
    link.classList.toggle("md-nav__link--passed", index < passed);
    link.classList.toggle("md-nav__link--active", index === passed - 1);
  }
}

addEventListener("scroll", mark, { passive: true });
addEventListener("resize", mark, { passive: true });
mark();
