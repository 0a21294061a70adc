import Foundation
import JSON

/// What Python finds in the folder of a run: it knows nothing of this project but what its pages say.
struct StateJudge {
    /// What isn't as it has to be, a sentence each.
    let complaints: [String]
    /// The SHA-256 of each published file, by its path below the output folder.
    let published: [String: String]

    /// Judges a folder that has `.dailies` and `out` in it.
    init(_ folder: URL) async throws {
        let found = try await onThread { [script = Self.script] in
            Result { try JSONReader.read(Script.output(of: "/usr/bin/python3", ["-c", script, folder.path])).value }
        }.get()
        complaints = found["complaints"]?.array?.compactMap(\.string) ?? ["the judge found nothing"]
        published = (found["published"]?.object ?? JSONObject()).members.reduce(into: [:]) {
            $0[$1.name] = $1.value.string
        }
    }

    private static let script = """
        import hashlib, json, pathlib, sqlite3, sys
        folder = pathlib.Path(sys.argv[1])
        state, out, complaints = folder / ".dailies", folder / "out", []
        for name in ("journal", "ledger"):
            database = sqlite3.connect(state / f"{name}.sqlite", timeout=30)
            for pragma in ("integrity_check", "foreign_key_check"):
                verdict = database.execute(f"PRAGMA {pragma}").fetchall()
                if verdict not in ([], [("ok",)]): complaints.append(f"{name}: {pragma}: {verdict}")
        files = lambda place: sorted(path for path in place.rglob("*") if path.is_file())
        digest = lambda path: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files(state / "drafts"): complaints.append(f"a draft remains: {path.relative_to(folder)}")
        for path in files(state / "store"):
            if digest(path) != path.name.split(".")[0]:
                complaints.append(f"its bytes are others than its name says: {path.relative_to(folder)}")
        for path in sorted(out.rglob(".*")): complaints.append(f"a hidden name remains: {path.relative_to(folder)}")
        reports = ("run.json", "report.html")  # They tell when a run was.
        published = {str(path.relative_to(out)): digest(path) for path in files(out) if path.name not in reports}
        print(json.dumps({"complaints": complaints, "published": published}))
        """
}
