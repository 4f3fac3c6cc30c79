package dev.workfloo.bench;

import java.math.BigDecimal;

/**
 * Somebody who asks for credit.
 *
 * @param score from 0 to 1000
 * @param income a month
 * @param row the one row of the policy that is meant for them
 */
record Applicant(int score, BigDecimal income, String employment, boolean customer, int row) {}
