package dev.workfloo.definition.html;

/** Where in a page a value is put, and so what of it must be escaped for it to stay a value. */
public enum PlaceContext {
    /** Between tags. */
    TEXT {
        @Override
        public String escape(String value) {
            return Xml.escape(value);
        }
    },
    /** In the quotes of an attribute. */
    ATTRIBUTE {
        @Override
        public String escape(String value) {
            return Xml.escape(value);
        }
    },
    /** In the quotes of a text in CSS. */
    CSS_TEXT {
        @Override
        public String escape(String value) {
            return Css.escape(value, " ");
        }
    },
    /** A value of CSS, or a part of one: a number, or a word. */
    CSS_VALUE {
        @Override
        public String escape(String value) {
            return Css.isNumber(value) ? value : Css.escape(value, "");
        }
    };

    /** The value as it is written there: it neither ends the place that it stands in, nor begins another. */
    public abstract String escape(String value);
}
