// The search of the site: pagefind, which cuts Thai into words, in the place of the theme's own, which does not.
(() => {
  const root = document.querySelector('link[href$="_site/site.css"]').href.replace(/_site\/site\.css$/, "");
  const place = document.createElement("div");
  place.className = "manual-search";
  document.querySelector(".md-header__inner").append(place);

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = `${root}pagefind/pagefind-ui.css`;
  document.head.prepend(style);

  const script = document.createElement("script");
  script.src = `${root}pagefind/pagefind-ui.js`;
  script.addEventListener("load", () => {
    const words = {
      placeholder: "ค้นหา",
      clear_search: "ล้าง",
      load_more: "แสดงเพิ่ม",
      zero_results: "ไม่พบ [SEARCH_TERM]",
      many_results: "พบ [COUNT] หน้า",
      one_result: "พบ [COUNT] หน้า",
      searching: "กำลังค้นหา [SEARCH_TERM]",
    };
    new PagefindUI({ element: place, bundlePath: `${root}pagefind/`, baseUrl: root, showSubResults: true, showImages: false, translations: words });
  });
  document.head.append(script);
})();
