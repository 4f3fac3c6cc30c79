package dev.workfloo.testkit.arbitrary;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Clocks at which dates are easily taken for others. */
final class Clocks {

    private static final LocalDate FROM = LocalDate.of(2020, 1, 1);
    private static final LocalDate TO = LocalDate.of(2035, 12, 31);

    private Clocks() {}

    static Arbitrary<Clock> in(ZoneId zone) {
        Arbitrary<Instant> any = Arbitraries.longs()
                .between(start(FROM, zone).getEpochSecond(), start(TO, zone).getEpochSecond())
                .map(Instant::ofEpochSecond);
        return Arbitraries.oneOf(Arbitraries.of(edges(zone)), any).map(moment -> Clock.fixed(moment, zone));
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** Each moment at which a month or a leap day begins or ends, or the zone's offset changes; and the second before it. */
    private static List<Instant> edges(ZoneId zone) {
        List<Instant> edges = new ArrayList<>();
        for (LocalDate day = FROM; day.isBefore(TO); day = day.plusDays(1)) {
            boolean isEdge = day.getDayOfMonth() == 1 || day.getDayOfMonth() == 29 && day.getMonthValue() == 2;
            if (isEdge) add(start(day, zone), edges);
        }
        ZoneOffsetTransition next = zone.getRules().nextTransition(start(FROM, zone));
        while (next != null && next.getInstant().isBefore(start(TO, zone))) {
            add(next.getInstant(), edges);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return edges;
    }

    private static void add(Instant moment, List<Instant> edges) {
        edges.add(moment.minusSeconds(1));
        edges.add(moment);
    }
}
