package io.jenkins.plugins.coveragemonitor.jenkins.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildLinksTest {
    @Test
    void theJobOfABranchIsFoundUnderItsEncodedName() {
        assertThat(BuildLinks.job("team/my app/feature%2Fx")).isEqualTo("job/team/job/my%20app/job/feature%252Fx/");
        assertThat(BuildLinks.job("Überblick")).isEqualTo("job/%C3%9Cberblick/");
    }

    @Test
    void aPageIsWhereItsJobWentAndOtherJobsPagesStay() {
        String page = "https://ci.example/jenkins/job/old/7/coverage-monitor/";
        assertThat(BuildLinks.moved(page, "old", "team/new name"))
                .isEqualTo("https://ci.example/jenkins/job/team/job/new%20name/7/coverage-monitor/");
        assertThat(BuildLinks.moved(page, "ol", "new")).isEqualTo(page);
        assertThat(BuildLinks.moved("https://ci.example/view/all/job/old/coverage-trend/", "old", "new"))
                .isEqualTo("https://ci.example/view/all/job/new/coverage-trend/");
    }
}
