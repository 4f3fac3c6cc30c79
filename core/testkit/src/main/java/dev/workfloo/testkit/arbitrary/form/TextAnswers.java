package dev.workfloo.testkit.arbitrary.form;

import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.definition.form.Limits;
import java.util.Optional;
import java.util.Random;

/** Draws texts, addresses and telephone numbers near what a field takes. */
final class TextAnswers {

    private static final String LETTERS = "aeibcdñopqrsáxyzABÑ";
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz";
    private static final int[] MORE = {0, 1, 2, 4, 8, 16, 40};
    private static final int LONG = 200;
    private static final int USUAL = 20;
    private static final String[] DOMAINS = {"@b.mx", "@example.com", "@correo.example.com.mx"};
    private static final int SHORTEST_NUMBER = 5;
    private static final int LONGEST_NUMBER = 15;

    private final Field field;
    private final Optional<PatternTexts> pattern;

    TextAnswers(Field field) {
        this.field = field;
        this.pattern = field.limits().pattern().map(Limits.Pattern::regex).map(it -> PatternTexts.of(it.pattern()));
    }

    /** @param turn how often it was tried before, without success */
    String any(Random random, int turn) {
        boolean isByPattern = pattern.isPresent() && (field.type() == FieldType.TEXT || turn % 2 == 0);
        if (isByPattern) return pattern.get().next(random, MORE[(turn + random.nextInt(3)) % MORE.length]);
        return switch (field.type()) {
            case EMAIL -> address(random, turn);
            case PHONE -> number(random, turn);
            default -> letters(LETTERS, length(random), random);
        };
    }

    private int least() {
        return Math.max(1, field.limits().length().least().orElse(1));
    }

    private int most() {
        return Math.max(least(), field.limits().length().most().orElse(least() + USUAL));
    }

    /** Either end, where that is not too long, or something between. */
    private int length(Random random) {
        int usual = Math.min(most(), least() + USUAL);
        return switch (random.nextInt(4)) {
            case 0 -> least();
            case 1 -> most() <= LONG ? most() : usual;
            default -> least() + random.nextInt(usual - least() + 1);
        };
    }

    private static String letters(String of, int count, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) text.append(of.charAt(random.nextInt(of.length())));
        return text.toString();
    }

    private String address(Random random, int turn) {
        String domain = DOMAINS[(turn + random.nextInt(DOMAINS.length)) % DOMAINS.length];
        return letters(PLAIN, Math.max(1, length(random) - domain.length()), random) + domain;
    }

    private String number(Random random, int turn) {
        if (turn % 3 == 2) return "+52" + digits(10, random);
        int least = Math.max(SHORTEST_NUMBER, field.limits().length().least().orElse(10));
        int most = Math.min(LONGEST_NUMBER, field.limits().length().most().orElse(Math.max(10, least)));
        String digits = digits(least + random.nextInt(Math.max(1, most - least + 1)), random);
        return random.nextInt(4) == 3 ? "(" + digits.substring(0, 2) + ") " + digits.substring(2) : digits;
    }

    private static String digits(int count, Random random) {
        return "5" + letters("5123467890", count - 1, random);
    }
}
