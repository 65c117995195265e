package io.jenkins.plugins.coveragemonitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every channel keeps, whatever it posts to. A new kind of channel extends this and says how its receiver behaves. */
public abstract class ChannelContract {
    /** A secret that the channel is configured with. */
    public static final String SECRET = "hush-4711";

    /** How the receiver behaves. */
    public enum Receiver {
        WORKING,
        IN_TROUBLE,
        REFUSING,
        ABSENT
    }

    /** A channel named {@code ops}, whose receiver behaves so. */
    public abstract Channel channel(Receiver receiver) throws Exception;

    /** What the receiver got last, as text, decoded. */
    public abstract String received() throws Exception;

    /** Whether the receiver can be in trouble or refuse at all. */
    public boolean canFail() {
        return true;
    }

    /** What such a channel is told when something happened. */
    public Message firing() {
        return SampleMessages.firing("id-1", "t1");
    }

    /** What such a channel is told when it is over. */
    public Message resolved() {
        return SampleMessages.resolved("id-2", "t1");
    }

    @Test
    public void isNamedAndPaced() throws Exception {
        Channel channel = channel(Receiver.WORKING);
        assertThat(channel.name()).isEqualTo("ops");
        assertThat(channel.ratePerMinute()).isPositive();
        assertThat(channel.filter()).isNotNull();
    }

    @Test
    public void tellsWhatHappenedAndWhere() throws Exception {
        assertThat(channel(Receiver.WORKING).deliver(firing(), "")).isInstanceOf(Delivery.Delivered.class);
        assertThat(received()).contains("app #16").contains("1.22 points").contains("jenkins.example/job/app/16/");
    }

    @Test
    public void tellsTheEnd() throws Exception {
        assertThat(channel(Receiver.WORKING).deliver(resolved(), "")).isInstanceOf(Delivery.Delivered.class);
        assertThat(received()).contains("Resolved");
    }

    @Test
    public void anAbsentReceiverMayComeBack() throws Exception {
        if (canFail()) {
            assertAnswer(Receiver.ABSENT, Delivery.Later.class);
        }
    }

    @Test
    public void aReceiverInTroubleIsAskedAgain() throws Exception {
        if (canFail()) {
            assertAnswer(Receiver.IN_TROUBLE, Delivery.Later.class);
        }
    }

    @Test
    public void aRefusalIsFinal() throws Exception {
        if (canFail()) {
            assertAnswer(Receiver.REFUSING, Delivery.Refused.class);
        }
    }

    private void assertAnswer(Receiver receiver, Class<? extends Delivery> expected) throws Exception {
        Delivery answer = channel(receiver).deliver(firing(), "");
        assertThat(answer).isInstanceOf(expected);
        assertThat(answer.toString()).doesNotContain(SECRET);
    }
}
