// What the page knows: the file as the server gave it last, and what was typed and is not saved yet.

export const state = {
  etag: "", // of the file as this page knows it: as it was read, or as our last edit left it
  report: null, // the last answer of GET /report.json
  page: null, // its layout, or that of the last file that could be read
  findings: {}, // by path
  typed: new Map(), // path → { text, base, conflict, fault, findings }; base is the etag that was typed over
  added: new Set(), // paths of lists that got an empty box for one more entry
  changes: null, // path → what changed since the last commit, where that is shown
  lost: "", // why the server cannot be reached
};

const own = new Set(); // etags that this page's own edits led to

export function known(etag) {
  return own.has(etag);
}

// An edit of ours led from one etag to the next: what was typed over the former was typed over the latter too.
export function follow(before, after) {
  own.add(after);
  if (state.etag === before) state.etag = after;
  for (const entry of state.typed.values()) if (entry.base === before && !entry.conflict) entry.base = after;
}

// Whether a text waits for the person's choice; nothing else is written meanwhile.
export function waiting() {
  return [...state.typed.values()].some((entry) => entry.conflict);
}

export function writable() {
  return Boolean(state.report?.writable) && !state.lost;
}

// The text that the file has at a path, or null where it has no such place.
export function textAt(path) {
  let value = state.report?.report ?? null;
  for (const [, key, index] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    if (value === null || typeof value !== "object") return null;
    value = value[key ?? Number(index)] ?? null;
  }
  return typeof value === "string" ? value : null;
}

export function above(path) {
  return path.replace(/(\.?[^.[\]]+|\[\d+\])$/, "");
}
