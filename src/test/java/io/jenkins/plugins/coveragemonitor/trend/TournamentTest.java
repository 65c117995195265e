package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TournamentTest {
    @Test
    void the_first_of_the_greatest_wins_whatever_changes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int size = 1; size <= 40; size++) {
            double[] values = new double[size];
            for (int i = 0; i < size; i++) {
                values[i] = random.nextInt(4);
            }
            Tournament tournament = new Tournament(values.clone());
            for (int round = 0; round < 60; round++) {
                int greatest = 0;
                for (int i = 1; i < size; i++) {
                    greatest = values[i] > values[greatest] ? i : greatest;
                }
                assertThat(tournament.winner()).isEqualTo(greatest);
                assertThat(tournament.value(greatest)).isEqualTo(values[greatest]);
                int changed = random.nextInt(size);
                values[changed] = random.nextInt(4);
                tournament.set(changed, values[changed]);
            }
        }
    }

    @Test
    void nobody_wins_where_nobody_plays() {
        assertThat(new Tournament(new double[0]).winner()).isEqualTo(-1);
    }
}
