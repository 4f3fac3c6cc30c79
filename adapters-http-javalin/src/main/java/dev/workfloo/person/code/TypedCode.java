package dev.workfloo.person.code;

import dev.workfloo.pages.PostedForm;

/** A code as a person typed or pasted it, without what stands between its digits in messages. */
record TypedCode(String text) {

    static final String FIELD = "code";

    /** As long as those of any provider. */
    private static final int LONGEST = 100;

    static TypedCode in(PostedForm form) {
        String typed = form.value(FIELD).orElse("");
        return new TypedCode(typed.replaceAll("[\\s\\p{Z}\\p{Cf}\\p{Pd}.·]+", ""));
    }

    boolean hasSixDigits() {
        return text.matches("[0-9]{6}");
    }

    boolean canBeJudged() {
        return !text.isEmpty() && text.length() <= LONGEST;
    }

    /** It opens something. */
    @Override
    public String toString() {
        return "TypedCode";
    }
}
