// Elements from data, and a drawn tree made equal to a new one in place, so that focus, scroll and selection stay.

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(9).filter((child) => child || child === 0));
  return element;
}

// Children with data-key are matched by it, the others by their order and tag.
export function patch(old, fresh) {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== "style") old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  if (old.tagName !== "TEXTAREA") patchChildren(old, fresh);
}

export function patchChildren(old, fresh) {
  const known = new Map();
  for (const child of old.children) if (child.dataset.key) known.set(child.dataset.key, child);
  let place = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const twin = twinOf(child, place, known);
    if (!twin) {
      old.insertBefore(child, place);
      continue;
    }
    if (twin === place) place = place.nextSibling;
    else old.insertBefore(twin, place);
    if (twin.nodeType !== Node.ELEMENT_NODE) {
      if (twin.nodeValue !== child.nodeValue) twin.nodeValue = child.nodeValue;
    } else patch(twin, child);
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

function twinOf(child, place, known) {
  const key = child.dataset?.key;
  if (key) {
    const twin = known.get(key);
    return twin && twin.tagName === child.tagName ? twin : null;
  }
  return place && place.nodeName === child.nodeName && !place.dataset?.key ? place : null;
}
