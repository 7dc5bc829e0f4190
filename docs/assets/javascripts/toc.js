// Highlight the current section in the table of contents: the last one whose heading has reached the header.

const BELOW_HEADER = 100; // pixels; a link to a heading scrolls the heading above this line

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
