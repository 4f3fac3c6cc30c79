package dev.workfloo.person.step;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a page says first, of what the person did right before. It stands in the address, so it tells nothing of them. */
public enum Notice {
    NONE,
    /** What was sent had been shown for where the execution stands no more: nothing was counted. */
    MOVED_ON,
    NOT_TAKEN,
    CODE_ASKED,
    CODE_WRONG,
    /** And none may come any more: the flow has gone on as it does then. */
    ATTEMPTS_USED_UP,
    CODE_RIGHT_ONCE,
    CODE_EXPIRED,
    /** It has not gone out yet, so nothing that is typed can be it. */
    CODE_ON_ITS_WAY,
    CODE_TOO_SOON,
    CODES_USED_UP,
    PROVIDER_SILENT,
    DRAFT_KEPT,
    /** The person has pressed the entrance's button: now the browser has a cookie, if it keeps any. */
    ENTERED,
    /** Nothing is taken for now. */
    PAUSED,
    /** The person has ended their session. */
    LEFT;

    /** In the query. */
    public static final String PARAMETER = "said";

    /** Such as {@code moved-on}. */
    public String literal() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Notice of(Optional<String> literal) {
        return Arrays.stream(values())
                .filter(each -> literal.filter(each.literal()::equals).isPresent())
                .findFirst()
                .orElse(NONE);
    }
}
