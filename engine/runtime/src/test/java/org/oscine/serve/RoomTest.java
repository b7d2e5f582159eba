package org.oscine.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {

    @Test
    void whatIsTakenIsGoneUntilItIsGivenBack() {
        Room room = new Room(10);

        assertThat(room.take(6)).isTrue();
        assertThat(room.take(5)).isFalse();
        assertThat(room.take(4)).isTrue();
        room.giveBack(6);
        assertThat(room.take(6)).isTrue();
        assertThat(room.take(1)).isFalse();
    }
}
