// Sizes and colors are tokens in tokens.css. Sizes of boxes, and borders in pixels, are not tokens.

const tokensOnly = {
  "color-no-hex": true,
  "declaration-property-value-disallowed-list": {
    "/^(margin|padding|gap|row-gap|column-gap|scroll-margin)/": ["/\\drem/"],
    "/^font(-size)?$/": ["/\\d(rem|em|px|pt)/"],
    "border-radius": ["/\\drem/"],
  },
};

const mistakes = {
  "at-rule-no-unknown": true,
  "block-no-empty": true,
  "custom-property-no-missing-var-function": true,
  "declaration-block-no-duplicate-custom-properties": true,
  "declaration-block-no-duplicate-properties": true,
  "declaration-block-no-shorthand-property-overrides": true,
  "function-no-unknown": true,
  "no-duplicate-selectors": true,
  "no-invalid-double-slash-comments": true,
  "no-invalid-position-at-import-rule": true,
  "property-no-unknown": true,
  "selector-pseudo-class-no-unknown": true,
  "selector-pseudo-element-no-unknown": true,
  "unit-no-unknown": true,
};

const style = {
  "color-named": "never",
  "custom-property-pattern": "^(xr|md)-",
  "declaration-block-single-line-max-declarations": 1,
  "length-zero-no-unit": [true, { ignore: ["custom-properties"] }],
  "shorthand-property-no-redundant-values": true,
};

export default {
  reportNeedlessDisables: true,
  rules: { ...mistakes, ...style, ...tokensOnly },
  overrides: [{ files: ["docs/assets/stylesheets/components/tokens.css"], rules: { "color-no-hex": null } }],
};
