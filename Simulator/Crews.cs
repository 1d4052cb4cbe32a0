namespace Workshop.Simulator;

/// <summary>The elves of Santa's workshop.</summary>
public static class Crews
{
    /// <summary>All crews, the busiest first.</summary>
    public static IReadOnlyList<Crew> All { get; } =
    [
        new()
        {
            Team = "Filbert",
            Elves = ["Filbert", "Haselnuss", "Bröselchen"],
            Items = ["Holzeisenbahn", "Puppenhaus", "Bauklötze", "Kaufmannsladen"],
            Notes = ["Leichte Überlackierung, Filbert verantwortlich", "Lok pfeift in C-Dur", "Räder nachgezogen", "Filbert hat gesungen"],
            Faults = [new("production.conveyor.error", "production.conveyor.fixed", "Förderband ruckelt", "Förderband neu gespannt")],
            FaultsPerDay = 0.3,
            Pace = 1.4,
        },
        new()
        {
            Team = "Schleifchen",
            Feature = "packing",
            Elves = ["Tüdelü", "Knisper", "Bändchen"],
            Items = ["Geschenkpäckchen", "Überraschungstüte", "Adventskalender"],
            LotSize = 24,
            Notes = ["Goldpapier zur Neige", "Schleife doppelt gebunden", "Etikett von Hand geschrieben"],
            Faults = [new("packing.ribbon.failed", "packing.ribbon.hotfix", "Schleifenband verheddert", "Schleifenband neu eingefädelt")],
            FaultsPerDay = 0.25,
            Pace = 1.8,
        },
        new()
        {
            Team = "Pünktchen",
            Feature = "paint",
            Elves = ["Pünktchen", "Klecks", "Jörgl"],
            Items = ["Schaukelpferd", "Kreisel", "Nussknacker", "Räuchermännchen"],
            Notes = ["Zweite Schicht Rot", "Farbe noch feucht", "Glanzlack statt matt"],
            Faults =
            [
                new("paint.error", "paint.fixed", "Düse verstopft", "Düse gereinigt"),
                new("paint.mixer.failure", "paint.mixer.fixed", "Mischer steht still", "Mischer geölt"),
            ],
            FaultsPerDay = 4,
        },
        new()
        {
            Team = "Holzwurm",
            Feature = "woodwork",
            Elves = ["Spänchen", "Astrid Astloch", "Hobelmut"],
            Items = ["Holzeisenbahn", "Steckenpferd", "Murmelbahn", "Kreisel"],
            Notes = ["Eiche statt Fichte", "Kanten nachgeschliffen", "Maserung wie ein Rentier"],
            Faults =
            [
                new("saw.jam.failure", "saw.jam.resolved", "Sägeblatt verklemmt", "Sägeblatt getauscht"),
                new("lathe.error", "lathe.fixed", "Drehbank läuft unrund", "Drehbank ausgewuchtet"),
            ],
            FaultsPerDay = 1.5,
        },
        new()
        {
            Team = "Nadelöhr",
            Feature = "sewing",
            Elves = ["Fädchen", "Zwirnhilde", "Steppke"],
            Items = ["Teddybär", "Stoffpuppe", "Weihnachtsstrumpf", "Bommelmütze"],
            Notes = ["Knopfaugen getauscht", "Naht doppelt gesteppt", "Füllung aus Schäfchenwolle"],
            Faults = [new("sewing.thread.error", "sewing.thread.fixed", "Oberfaden gerissen", "Faden neu eingelegt")],
            FaultsPerDay = 1,
        },
        new()
        {
            Team = "Zahnrädchen",
            Feature = "assembly",
            Elves = ["Schräubchen", "Ölinde", "Tick", "Tack"],
            Items = ["Blechroboter", "Spieluhr", "Aufziehente", "Feuerwehrauto"],
            LotSize = 4,
            Notes = ["Feder stramm aufgezogen", "Quietscht noch ein wenig", "Melodie geprüft: Stille Nacht"],
            Faults = [new("assembly.spring.exception", "assembly.spring.bugfix", "Feder springt heraus", "Halterung verstärkt")],
            FaultsPerDay = 0.2,
            Pace = 0.9,
        },
        new()
        {
            Team = "Zimtstern",
            Feature = "bakery",
            Elves = ["Zimtzicke", "Krümel", "Lebkuchen-Lenz"],
            Items = ["Lebkuchenhaus", "Zimtsterne", "Schokokekse"],
            LotSize = 48,
            Notes = ["Ein Blech zum Probieren", "Extra Puderzucker", "Teig ruht noch"],
            Faults =
            [
                new("oven.crash", "oven.fixed", "Ofen ausgefallen, Teig gerettet", "Sicherung getauscht", Critical: true),
                new("oven.temperature.error", "oven.temperature.fixed", "Ofen zu heiß", "Thermostat justiert"),
            ],
            FaultsPerDay = 2.4,
            Pace = 0.6,
        },
        new()
        {
            Team = "Wunschzettelpost",
            Feature = "wish",
            Elves = ["Federkiel", "Tintenklecks-Tilda"],
            Events = [("wish.created", 80), ("wish.changed", 14), ("wish.withdrawn", 3), ("elf.joined", 3)],
            Notes = ["Mit Buntstift geschrieben", "Drei Seiten lang", "Klebt ein wenig (Honig?)"],
            Faults = [new("sorter.error", "sorter.fixed", "Sortiermaschine frisst Briefe", "Brief aus der Maschine befreit")],
            FaultsPerDay = 0.2,
            Pace = 1.1,
        },
        new()
        {
            Team = "Gutscheinstube",
            Feature = "voucher",
            Elves = ["Stempelinchen", "Pfennigfuchs"],
            Events = [("voucher.issued", 50), ("voucher.booked", 38), ("voucher.cancelled", 5)],
            Faults = [new("voucher.booking.failure", "voucher.booking.resolved", "Buchung antwortet nicht", "Buchung neu gestartet")],
            FaultsPerDay = 1.2,
            Pace = 0.4,
        },
        new()
        {
            Team = "Tüftelbude",
            Feature = "drone",
            Elves = ["Professor Propeller", "Kabelinchen"],
            Items = ["Lieferdrohne"],
            LotSize = 1,
            Notes = ["Fliegt, meistens", "Landet neuerdings auch"],
            Faults = [new("drone.crash", "drone.hotfix", "Im Weihnachtsbaum gelandet", "Zweige entfernt", Critical: true)],
            FaultsPerDay = 8,
            Pace = 0.05,
        },
    ];

    /// <summary>What nobody expected.</summary>
    internal static IReadOnlyList<string> UnusualNotes { get; } =
    [
        "Kiste mit quietschenden Entenkugeln vom Band gefallen",
        "Rentier stand plötzlich in der Halle",
        "Es hat nach Zimt geschneit",
        "Spielzeug hat zurückgewinkt",
        "Santa hat persönlich mitgebaut",
        "Stromausfall für eine Minute, Kerzen angezündet",
    ];
}
