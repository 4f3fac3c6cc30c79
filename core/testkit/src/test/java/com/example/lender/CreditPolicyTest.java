package com.example.lender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.testkit.arbitrary.PropertyRun;
import dev.workfloo.testkit.arbitrary.PropertyRun.Went;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on properties shows: without the bug they pass, with it they fail, and what is shown is the boundary. */
class CreditPolicyTest {

    private static final List<Long> SEEDS = List.of(1L, 2L);

    @TempDir
    private Path folder;

    /** Whatever the seed, the same property fails, on the same sample, and no other does. */
    private void assertFalsified(Class<?> mistyped, String property, String sample) {
        for (long seed : SEEDS) {
            Map<String, Went> went = PropertyRun.of(mistyped, seed, folder);

            assertEquals(
                    List.of(sample),
                    went.getOrDefault(property, new Went(true, "", List.of())).sample());
            assertEquals(2, went.values().stream().filter(Went::passed).count(), went::toString);
        }
    }

    @Test
    void holdsOfTheRightPolicy() {
        for (long seed : SEEDS) {
            Map<String, Went> went = PropertyRun.of(CreditPolicyProperties.class, seed, folder);

            assertEquals(3, went.size());
            assertTrue(went.values().stream().allMatch(Went::passed), went::toString);
        }
    }

    @Test
    void findsWhoIsAYearTooYoung() {
        assertFalsified(
                PlantedBugs.YoungerByAYear.class,
                "nobodyUnder18IsApproved",
                "applicant.age = 17, applicant.income = 8000, bureau.score = 700 → /rules/1, approved");
    }

    @Test
    void findsTheCentThatTurnsYesIntoNo() {
        assertFalsified(
                PlantedBugs.TooRichForAGoodScore.class,
                "moreIncomeNeverTurnsYesIntoNo",
                "applicant.income raised from 14999.99 to 15000:"
                        + " applicant.age = 18, applicant.income = 14999.99, bureau.score = 700 → /rules/1, approved;"
                        + " then /default, rejected");
    }

    @Test
    void findsTheFirstCentAboveTheProduct() {
        assertFalsified(
                PlantedBugs.LimitWithoutEnd.class,
                "noLimitIsAboveTheProducts",
                "applicant.age = 18, applicant.income = 50000.01, bureau.score = 620 → /rules/2, approved");
    }
}
