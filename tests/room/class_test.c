/* Phases, the lead, and sending people out. */
#include "room/stories.h"

static const struct story stories[] = {
    {"the first instructor leads",
     "leader = nobody; ani enters; guru enters; wakil enters; leader = guru;"
     "facts = seat seat lead seat"},
    {"everyone hears of an instructor, and of the lead",
     "ani enters; ani forgets; guru enters; ani hears = instructor_in lead_moved;"
     "guru hears = snapshot hands attendance_safety; guru last snapshot lead = 2"},
    {"a second device is no news",
     "ani enters; guru enters; ani forgets; guru.2 enters; ani hears ="},
    {"only the leader moves the class",
     "guru enters; wakil enters; wakil moves running = not_leading; guru moves running;"
     "phase = running; ani enters; ani moves break = forbidden; koor enters;"
     "koor moves break = forbidden"},
    {"a second instructor may take over",
     "guru enters; wakil enters; ani enters; ani forgets; facts = seat lead seat seat;"
     "wakil leads; ani hears = lead_moved; facts = lead!; guru moves running = not_leading;"
     "wakil moves running"},
    {"who leads and takes the lead changes nothing",
     "guru enters; facts = seat lead; guru leads; facts ="},
    {"a learner does not take the lead", "guru enters; ani enters; ani leads = forbidden"},
    {"when the leader is gone the lead passes to who has been here longest",
     "guru enters; wait 1; wakil enters; wakil lost; wait 1; wakil back = resumed; leader = guru;"
     "ani enters; ani forgets; guru lost; ani hears = instructor_out lead_moved; leader = wakil;"
     "ani last instructor_out last = false; guru back = resumed; leader = wakil"},
    {"longest here, not first seated",
     "guru enters; wakil enters; wait 1; ahli enters; wait 1; wakil lost; wakil back = resumed;"
     "guru leaves; leader = ahli; ahli leaves; leader = wakil"},
    {"a second device keeps the lead",
     "guru enters; guru.2 enters; wakil enters; guru lost; leader = guru"},
    {"when the last instructor drops the class goes on and says so",
     "guru enters; guru moves running; ani enters; ani forgets; guru lost;"
     "ani hears = instructor_out; ani last instructor_out last = true; phase = running;"
     "leader = guru; ani says everyone Halo?; guru back = resumed; guru moves break"},
    {"an instructor who finds nobody leading takes the lead",
     "guru enters; guru leaves; facts = seat lead; wakil enters; leader = wakil;"
     "facts = seat lead"},
    {"moves are facts and events",
     "guru enters; ani enters; ani forgets; facts = seat lead seat; guru moves running;"
     "ani hears = phase_moved; ani last phase_moved phase = running; facts = phase!;"
     "guru moves break; guru moves running; guru moves ended; facts = phase! phase! phase!"},
    {"a class cannot jump",
     "guru enters; guru moves break = wrong_phase; guru moves ended = wrong_phase;"
     "guru moves waiting = wrong_phase; guru moves running; guru moves running = wrong_phase;"
     "guru moves waiting = wrong_phase; phase = running"},
    {"at the end every presence ends, and the lines stay for the account",
     "guru enters; ani enters; guru moves running; presence = +1 +2; wait 90; ani forgets;"
     "guru moves ended; ani hears = phase_moved; presence = -1 class_over@90 -2 class_over@90;"
     "ani closed = no; wait 5; ani lost; guru leaves; presence ="},
    {"after the end nothing is asked, but the roster",
     "guru enters; ani enters; guru moves running; guru moves ended; ani says everyone Halo = "
     "wrong_phase; ani raises = wrong_phase; guru moves running = wrong_phase;"
     "guru sounds = no_floor; guru removes ani = wrong_phase; guru asks_roster 0"},
    {"after the end nobody hears who goes",
     "guru enters; wakil enters; ani enters; guru moves running; guru moves ended; ani forgets;"
     "guru lost; ani hears =; leader = guru"},
    {"the end cuts an open poll off and publishes it",
     "guru enters; ani enters; guru moves running; guru makes open Siap?/ya/tidak; ani votes 1 0;"
     "ani forgets; facts = seat lead seat phase! poll_made poll_opened! vote!; guru moves ended;"
     "ani hears = poll_closed phase_moved; facts = poll_closed phase!;"
     "ani last poll_closed counts = [1,0]"},
    {"a class ends itself half an hour after its planned end",
     "guru enters; guru moves running; ani enters; facts = seat lead phase! seat; wait 8999;"
     "phase = running; wait 2; phase = ended; facts = phase; ani last phase_moved phase = ended"},
    {"also when it never began",
     "ani enters; wait 9001; phase = ended; presence = +1 -1 class_over@9000"},
    {"the server can end a class", "ani enters; end; phase = ended; end; facts = seat phase"},
    {"an instructor sends a learner out, all devices",
     "guru enters; ani enters; ani.2 enters; budi enters; wait 5; presence = +1 +2 +3 +4;"
     "budi forgets; guru forgets; facts = seat lead seat seat; guru removes ani mengganggu;"
     "ani closed = removed; ani.2 closed = removed; facts = removed!;"
     "presence = -2 removed@5 -3 removed@5; guru hears = member_removed; budi hears =;"
     "ani enters = locked; ani back = locked; guru removes ani = not_found"},
    {"whoever is sent out loses floor and hand",
     "guru enters; ani enters; budi enters; guru grants ani; ani mic on; budi raises; citra enters;"
     "citra forgets; guru removes ani; guru removes budi; citra hears = floor_changed;"
     "citra last floor_changed why = gone; wait 1; guru last hands total = 0"},
    {"also who is away", "guru enters; ani enters; ani raises; ani lost; guru removes ani;"
                         "ani back = locked; wait 1; guru last hands total = 0"},
    {"an instructor sends out neither instructors nor coordinators, nor oneself",
     "guru enters; wakil enters; koor enters; tamu enters; guru removes wakil = forbidden;"
     "guru removes koor = forbidden; guru removes guru = invalid; guru removes 99 = not_found;"
     "guru removes tamu; ani enters; ani removes guru = forbidden"},
    {"a coordinator sends anyone out but coordinators; the lead passes",
     "koor enters; guru enters; wakil enters; ani enters; ani forgets; koor removes guru;"
     "ani hears = instructor_out lead_moved; leader = wakil; koor removes koor = invalid; kepala "
     "enters;"
     "koor removes kepala = forbidden; koor removes ani"},
};

static void stories_of_the_class(void)
{
    play_all(stories, COUNT(stories));
}

TEST_MAIN(TEST(stories_of_the_class))
