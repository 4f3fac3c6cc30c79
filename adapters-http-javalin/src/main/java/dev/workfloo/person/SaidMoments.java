package dev.workfloo.person;

import dev.workfloo.pages.Language;
import dev.workfloo.pages.Words;
import dev.workfloo.person.step.PersonStep;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Says moments in the flow's zone, and names it. */
record SaidMoments(Words words, ZoneId zone) {

    private static final Locale MEXICAN = Locale.forLanguageTag("es-MX");

    private static final DateTimeFormatter SPANISH =
            DateTimeFormatter.ofPattern("d 'de' MMMM 'de' uuuu, HH:mm", MEXICAN);

    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    static SaidMoments of(PersonStep step) {
        return new SaidMoments(step.words(), step.flow().definition().timeZone());
    }

    String inWords(Instant at) {
        boolean isSpanish = words.language() == Language.SPANISH;
        DateTimeFormatter format = isSpanish ? SPANISH : ENGLISH;
        return format.format(at.atZone(zone)) + " (" + named(isSpanish ? MEXICAN : Locale.ENGLISH) + ")";
    }

    /** As people call it, such as {@code hora central}. */
    private String named(Locale locale) {
        return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getDisplayName(TextStyle.FULL, locale);
    }
}
