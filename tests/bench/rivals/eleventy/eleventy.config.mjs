// Stories as pages, a list of all of them by twenties, a list for every unit.
export default function (config) {
  config.addCollection("stories", (all) => all.getFilteredByGlob("content/guong/*.md").reverse());
  config.addCollection("units", (all) => {
    const units = new Map();
    for (const story of all.getFilteredByGlob("content/guong/*.md")) {
      const { unit } = story.data;
      if (!units.has(unit)) units.set(unit, []);
      units.get(unit).push(story);
    }
    return [...units].map(([name, stories]) => ({ name, stories }));
  });
  return { dir: { input: "content", includes: "../_includes", output: "public" }, markdownTemplateEngine: false };
}
