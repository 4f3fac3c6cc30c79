package dev.workfloo.person;

import dev.workfloo.pages.Language;
import dev.workfloo.pages.Words;
import dev.workfloo.person.step.PersonStep;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says moments in the flow's zone, and names it. */
record SaidMoments(Words words, ZoneId zone) {

    private static final DateTimeFormatter SPANISH =
            DateTimeFormatter.ofPattern("d 'de' MMMM 'de' uuuu, HH:mm", Locale.forLanguageTag("es"));

    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    static SaidMoments of(PersonStep step) {
        return new SaidMoments(step.words(), step.flow().definition().timeZone());
    }

    String inWords(Instant at) {
        DateTimeFormatter format = words.language() == Language.SPANISH ? SPANISH : ENGLISH;
        return format.format(at.atZone(zone)) + " (" + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone) + ")";
    }
}
