package dev.workfloo.rule.expression;

import dev.workfloo.rule.Nfc;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;

/** Makes the values that a literal can stand for, the far ends of their ranges among them. */
final class LiteralSampler {

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "A b",
            "\"",
            "\\",
            "\\n",
            "a\nb\r\t",
            "é“€",
            "\u0000\u001f\u007f",
            "\ud83d\ude00",
            "\ud83d",
            "//",
            "2026-01-31");
    private static final List<ZoneId> ZONES = List.of(
            ZoneOffset.UTC,
            ZoneOffset.ofHours(-6),
            ZoneOffset.ofHoursMinutesSeconds(18, 0, 0),
            ZoneOffset.ofHoursMinutesSeconds(5, 30, 1),
            ZoneId.of("America/Mexico_City"),
            ZoneId.of("Etc/GMT+12"),
            ZoneId.of("UTC"));

    private final Random random;

    LiteralSampler(Random random) {
        this.random = random;
    }

    Value any() {
        return switch (random.nextInt(9)) {
            case 0 -> Value.NULL;
            case 1 -> new Value.Bool(random.nextBoolean());
            case 2, 3 -> number();
            case 4 -> text();
            case 5 -> new Value.Date(date());
            case 6 -> moment();
            case 7 -> days();
            default -> new Value.Months(random.nextBoolean() ? random.nextInt(60) - 30 : -Long.MAX_VALUE + whole());
        };
    }

    private long whole() {
        return random.nextLong() >>> 1;
    }

    Value number() {
        if (random.nextBoolean()) return Value.of(random.nextInt(21) - 10);
        BigDecimal number = new BigDecimal(new BigInteger(random.nextInt(113), random), 0);
        BigDecimal decimal128 = number.precision() > 34 ? BigDecimal.ONE : number;
        int exponent = random.nextBoolean() ? -random.nextInt(8) : random.nextInt(12_200) - 6_176;
        int most = 6_144 - decimal128.precision() + 1;
        BigDecimal scaled = decimal128.scaleByPowerOfTen(Math.min(exponent, most));
        return new Value.Num(random.nextBoolean() ? scaled : scaled.negate());
    }

    private Value text() {
        if (random.nextBoolean()) return Value.of(TEXTS.get(random.nextInt(TEXTS.size())));
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) text.append((char) random.nextInt(0x10000));
        // As every literal is once it is read.
        return new Value.Text(Nfc.of(text.toString()));
    }

    private LocalDate date() {
        return switch (random.nextInt(4)) {
            case 0 -> LocalDate.of(random.nextInt(12_000) - 1_000, 1 + random.nextInt(12), 1);
            case 1 -> random.nextBoolean() ? LocalDate.MIN : LocalDate.MAX;
            default -> LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1_000));
        };
    }

    private Value moment() {
        LocalDateTime local = date().atTime(random.nextInt(24), random.nextInt(60), random.nextInt(3));
        LocalDateTime exact = random.nextBoolean() ? local : local.withNano(random.nextInt(1_000_000_000));
        return new Value.DateTime(ZonedDateTime.of(exact, ZONES.get(random.nextInt(ZONES.size()))));
    }

    private Value days() {
        Duration length = switch (random.nextInt(3)) {
            case 0 -> Duration.ofSeconds(random.nextInt(200_000) - 100_000);
            case 1 -> Duration.ofMillis(random.nextInt());
            default -> Duration.ofSeconds(whole(), random.nextInt(1_000_000_000));
        };
        return new Value.Days(random.nextBoolean() ? length : length.negated());
    }
}
