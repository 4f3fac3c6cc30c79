package dev.workfloo.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/** A language in which pages speak. */
public enum Language {
    SPANISH("es", "Español"),
    ENGLISH("en", "English");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** Its tag by BCP 47, such as {@code es}. */
    public String tag() {
        return tag;
    }

    /** What it is called by those who speak it. */
    public String ownName() {
        return ownName;
    }

    public static Optional<Language> of(String tag) {
        return Arrays.stream(values()).filter(each -> each.tag.equals(tag)).findFirst();
    }

    /**
     * The one that a browser's person reads best (RFC 4647, lookup), or Spanish.
     *
     * @param accepted what stands in {@code Accept-Language}
     */
    public static Language preferred(String accepted) {
        try {
            List<LanguageRange> ranges = LanguageRange.parse(accepted.isBlank() ? "*" : accepted);
            String best = Locale.lookupTag(
                    ranges, Arrays.stream(values()).map(Language::tag).toList());
            return best == null ? SPANISH : of(best).orElse(SPANISH);
        } catch (IllegalArgumentException e) {
            return SPANISH;
        }
    }
}
