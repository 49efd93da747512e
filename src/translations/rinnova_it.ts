<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
<context>
    <name>agent</name>
    <message>
        <source>The background agent is ending; nothing was begun.</source>
        <translation>L’agente sta terminando; non è stato iniziato nulla.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Riprova.</translation>
    </message>
    <message>
        <source>Cancelled before it was begun.</source>
        <translation>Annullato prima di iniziare.</translation>
    </message>
    <message>
        <source>files cannot be watched</source>
        <translation>i file non possono essere sorvegliati</translation>
    </message>
    <message>
        <source>XDG_RUNTIME_DIR is not set; the socket is in %1.</source>
        <translation>XDG_RUNTIME_DIR non è impostata; il socket è in %1.</translation>
    </message>
    <message>
        <source>The system does not keep passwords in memory from being swapped out or read by other programs of yours.</source>
        <translation>Il sistema non impedisce che le password in memoria finiscano nello swap o siano lette da altri tuoi programmi.</translation>
    </message>
    <message>
        <source>The agent runs already.</source>
        <translation>L’agente è già in esecuzione.</translation>
    </message>
    <message>
        <source>Nothing shows notifications on this desktop.</source>
        <translation>Su questo desktop niente mostra le notifiche.</translation>
    </message>
    <message>
        <source>Install a notification server (dunst, say), or set a second channel.</source>
        <translation>Installa un server di notifiche (per esempio dunst) o imposta un secondo canale.</translation>
    </message>
    <message>
        <source>The notification server does not answer.</source>
        <translation>Il server delle notifiche non risponde.</translation>
    </message>
    <message>
        <source>The notification server refuses: %1</source>
        <translation>Il server delle notifiche rifiuta: %1</translation>
    </message>
    <message>
        <source>the system gives no timer</source>
        <translation>il sistema non fornisce un timer</translation>
    </message>
    <message>
        <source>About a mail password</source>
        <translation>Su una password di posta</translation>
    </message>
    <message>
        <source>The new password of %1 is everywhere</source>
        <translation>La nuova password di %1 è dappertutto</translation>
    </message>
    <message>
        <source>What was still missing has been written and read back.</source>
        <translation>Ciò che mancava ancora è stato scritto e riletto.</translation>
    </message>
    <message>
        <source>Renew the password of %1</source>
        <translation>Rinnova la password di %1</translation>
    </message>
    <message>
        <source>Generate a new one with its provider; then, in a terminal: %1</source>
        <translation>Generane una nuova presso il gestore; poi, in un terminale: %1</translation>
    </message>
    <message>
        <source>Generate a new one on the page in the browser; then, in a terminal: %1</source>
        <translation>Generane una nuova nella pagina aperta nel browser; poi, in un terminale: %1</translation>
    </message>
    <message>
        <source>Renew now</source>
        <translation>Rinnova ora</translation>
    </message>
    <message>
        <source>Close the mail program and finish</source>
        <translation>Chiudi il programma di posta e completa</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Domani</translation>
    </message>
    <message>
        <source>Already renewed</source>
        <translation>Ho già rinnovato</translation>
    </message>
    <message>
        <source>A new password of %1 was stored by hand</source>
        <translation>Una nuova password di %1 è stata inserita a mano</translation>
    </message>
    <message>
        <source>It is in: %1. Shall Rinnova bring it to the other programs as well?</source>
        <translation>È in: %1. Rinnova deve portarla anche negli altri programmi?</translation>
    </message>
    <message>
        <source>Other programs hold yet another one.</source>
        <translation>Altri programmi ne hanno un’altra ancora.</translation>
    </message>
    <message>
        <source>A new mail password was stored by hand</source>
        <translation>Una nuova password di posta è stata inserita a mano</translation>
    </message>
    <message>
        <source>Bring it everywhere</source>
        <translation>Portala dappertutto</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Non ora</translation>
    </message>
    <message>
        <source>In a terminal: %1</source>
        <translation>In un terminale: %1</translation>
    </message>
    <message>
        <source>No program here has a new password of %1</source>
        <translation>Nessun programma qui ha una nuova password di %1</translation>
    </message>
    <message>
        <source>DATE</source>
        <translation>DATA</translation>
    </message>
    <message>
        <source>Every program on this computer was read back.</source>
        <translation>Tutti i programmi di questo computer sono stati riletti.</translation>
    </message>
    <message>
        <source>The new password of %1 was not brought to the other programs</source>
        <translation>La nuova password di %1 non è stata portata negli altri programmi</translation>
    </message>
    <message>
        <source>The server did not accept it.</source>
        <translation>Il server non l’ha accettata.</translation>
    </message>
    <message>
        <source>No second channel is configured.</source>
        <translation>Nessun secondo canale è configurato.</translation>
    </message>
    <message>
        <source>ACCOUNT</source>
        <translation>ACCOUNT</translation>
    </message>
    <message numerus="yes">
        <source>No program here has a new password of %n account(s)</source>
        <translation>
            <numerusform>Nessun programma qui ha una nuova password di %n account</numerusform>
            <numerusform>Nessun programma qui ha una nuova password di %n account</numerusform>
        </translation>
    </message>
    <message>
        <source>The program is not connected with Rinnova.</source>
        <translation>Il programma non è collegato a Rinnova.</translation>
    </message>
    <message>
        <source>The program went away before it had answered.</source>
        <translation>Il programma se n’è andato prima di rispondere.</translation>
    </message>
    <message>
        <source>The program does not answer.</source>
        <translation>Il programma non risponde.</translation>
    </message>
    <message>
        <source>The program refused the question.</source>
        <translation>Il programma ha rifiutato la domanda.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>This computer no longer reports to the administrator</source>
        <translation>Questo computer non invia più rapporti all’amministratore</translation>
    </message>
    <message>
        <source>The password of %1 was renewed on another computer</source>
        <translation>La password di %1 è stata rinnovata su un altro computer</translation>
    </message>
    <message>
        <source>A mail password was renewed on another computer</source>
        <translation>Una password di posta è stata rinnovata su un altro computer</translation>
    </message>
    <message>
        <source>Rinnova shows which one.</source>
        <translation>Rinnova mostra quale.</translation>
    </message>
    <message>
        <source>The programs of this computer still have the old one, which stops working. Paste the new one once into Rinnova.</source>
        <translation>I programmi di questo computer hanno ancora la vecchia, che smette di funzionare. Incolla la nuova una volta sola in Rinnova.</translation>
    </message>
    <message>
        <source>Paste the new one once into Rinnova. If the provider prolonged the old one instead, give Rinnova its new date.</source>
        <translation>Incolla quella nuova una volta sola in Rinnova. Se invece il gestore ha prorogato la vecchia, indica a Rinnova la nuova data.</translation>
    </message>
    <message>
        <source>Rinnova cannot watch the passwords</source>
        <translation>Rinnova non riesce a sorvegliare le password</translation>
    </message>
</context>
<context>
    <name>apple-mail</name>
    <message>
        <source>The list of Mail&apos;s accounts is damaged.</source>
        <translation>L’elenco degli account di Mail è danneggiato.</translation>
    </message>
    <message>
        <source>In System Settings &gt; Privacy &amp; Security &gt; Full Disk Access switch on Rinnova (or the Terminal that it is started from), then start that program again.</source>
        <translation>In Impostazioni di Sistema &gt; Privacy e sicurezza &gt; Accesso completo al disco attiva Rinnova (o il Terminale da cui lo avvii), poi riavvia quel programma.</translation>
    </message>
    <message>
        <source>In System Preferences &gt; Security &amp; Privacy &gt; Privacy &gt; Full Disk Access add Rinnova (or the Terminal that it is started from), then start that program again.</source>
        <translation>In Preferenze di Sistema &gt; Sicurezza e Privacy &gt; Privacy &gt; Accesso completo al disco aggiungi Rinnova (o il Terminale da cui lo avvii), poi riavvia quel programma.</translation>
    </message>
    <message>
        <source>The system does not let Rinnova see which accounts Mail has.</source>
        <translation>Il sistema non lascia vedere a Rinnova quali account ha Mail.</translation>
    </message>
    <message>
        <source>Mail&apos;s account “%1” names no server or no user.</source>
        <translation>L’account “%1” di Mail non indica un server o un utente.</translation>
    </message>
    <message>
        <source>Look at it in Mail&apos;s settings.</source>
        <translation>Controllalo nelle impostazioni di Mail.</translation>
    </message>
    <message>
        <source>Only Mail itself can see what it holds.</source>
        <translation>Solo Mail può vedere che cosa contiene.</translation>
    </message>
    <message>
        <source>You do this one in Mail: “%1”.</source>
        <translation>Questa la cambi tu in Mail: “%1”.</translation>
    </message>
    <message>
        <source>The entry “%1” of the keychain.</source>
        <translation>La voce “%1” del portachiavi.</translation>
    </message>
    <message>
        <source>Waits for you; then “rinnova confirm %1”.</source>
        <translation>Aspetta te; poi “rinnova confirm %1”.</translation>
    </message>
    <message>
        <source>Mail was asked to take the password (an experiment). Quit Mail, open it again: if it collects and sends, the steps below are done.</source>
        <translation>A Mail è stato chiesto di prendere la password (un esperimento). Esci da Mail e riaprilo: se riceve e invia, i passi seguenti sono già fatti.</translation>
    </message>
    <message>
        <source>Mail was asked to take it; see whether it logs in, then “rinnova confirm %1”.</source>
        <translation>A Mail è stato chiesto di prenderla; guarda se accede, poi “rinnova confirm %1”.</translation>
    </message>
    <message>
        <source>There is no password for this slot.</source>
        <translation>Per questo slot non c’è una password.</translation>
    </message>
    <message>
        <source>The list of Mail&apos;s accounts is being written.</source>
        <translation>L’elenco degli account di Mail viene scritto proprio ora.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Riprova tra un momento.</translation>
    </message>
    <message>
        <source>In Mail choose Mail &gt; Settings &gt; Accounts, the account “%1”, and the tab Server Settings.</source>
        <translation>In Mail scegli Mail &gt; Impostazioni &gt; Account, l’account “%1” e il pannello Impostazioni server.</translation>
    </message>
    <message>
        <source>In Mail choose Mail &gt; Preferences &gt; Accounts, the account “%1”, and the tab Server Settings.</source>
        <translation>In Mail scegli Mail &gt; Preferenze &gt; Account, l’account “%1” e il pannello Impostazioni server.</translation>
    </message>
    <message>
        <source>Under Outgoing Mail Server (%1) replace the password of %2. The incoming server keeps a copy of its own, above it.</source>
        <translation>In Server posta in uscita (%1) sostituisci la password di %2. Il server in entrata ha una copia sua, più in alto.</translation>
    </message>
    <message>
        <source>Under Incoming Mail Server (%1) replace the password of %2. The outgoing server (SMTP) keeps a copy of its own, below it.</source>
        <translation>In Server posta in entrata (%1) sostituisci la password di %2. Il server in uscita (SMTP) ha una copia sua, più in basso.</translation>
    </message>
    <message>
        <source>If Mail does not let you: System Settings &gt; Internet Accounts, the account, Details (%1).</source>
        <translation>Se Mail non lo permette: Impostazioni di Sistema &gt; Account Internet, l’account, Dettagli (%1).</translation>
    </message>
    <message>
        <source>If Mail does not let you: System Preferences &gt; Internet Accounts, the account (%1).</source>
        <translation>Se Mail non lo permette: Preferenze di Sistema &gt; Account Internet, l’account (%1).</translation>
    </message>
    <message>
        <source>This account came with a configuration profile. If it was made by “rinnova export profile %1”, make it again and open it: it takes the place of the former one. If somebody else manages this Mac, ask them; the steps below may be barred.</source>
        <translation>Questo account è arrivato con un profilo di configurazione. Se lo ha creato “rinnova export profile %1”, crealo di nuovo e aprilo: prende il posto del precedente. Se questo Mac lo gestisce qualcun altro, chiedi a lui; i passi seguenti potrebbero essere bloccati.</translation>
    </message>
    <message>
        <source>“rinnova copy %1” puts the password on the clipboard for a minute.</source>
        <translation>“rinnova copy %1” mette la password negli appunti per un minuto.</translation>
    </message>
    <message>
        <source>Quit Mail, open it again, and send yourself a message.</source>
        <translation>Esci da Mail, riaprilo e inviati un messaggio.</translation>
    </message>
    <message>
        <source>This cannot be said in a script.</source>
        <translation>Questo non si può dire in uno script.</translation>
    </message>
    <message>
        <source>Mail did not take the script.</source>
        <translation>Mail non ha accettato lo script.</translation>
    </message>
    <message>
        <source>The keychain has an entry “%1”, which Rinnova renews by itself. On this version Mail mostly keeps its password elsewhere: once that is done, quit Mail and open it again. If it collects and sends, the steps below are done.</source>
        <translation>Il portachiavi ha una voce “%1”, che Rinnova rinnova da sé. In questa versione Mail di solito tiene la password altrove: quando la voce è rinnovata, esci da Mail e riaprilo. Se riceve e invia, i passi qui sotto sono fatti.</translation>
    </message>
</context>
<context>
    <name>base</name>
    <message>
        <source>the file cannot be found</source>
        <translation>il file non si trova</translation>
    </message>
    <message>
        <source>the file cannot be written</source>
        <translation>il file non si può scrivere</translation>
    </message>
    <message>
        <source>%1 is larger than a file of its kind can be.</source>
        <translation>%1 è più grande di quanto possa essere un file del suo tipo.</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>il file non si può leggere</translation>
    </message>
    <message>
        <source>the folder cannot be flushed</source>
        <translation>la cartella non si può salvare su disco</translation>
    </message>
    <message>
        <source>%1 is not an ordinary file.</source>
        <translation>%1 non è un file normale.</translation>
    </message>
    <message>
        <source>the folder cannot be opened</source>
        <translation>la cartella non si può aprire</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else meanwhile.</source>
        <translation>%1 è stato modificato da altri nel frattempo.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Riprova.</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 esiste già.</translation>
    </message>
    <message>
        <source>Free some space on the disk and try again.</source>
        <translation>Libera spazio sul disco e riprova.</translation>
    </message>
    <message>
        <source>Check who owns the file and its folder, and that they can be written.</source>
        <translation>Controlla di chi sono il file e la sua cartella, e che si possano scrivere.</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <source>the lock cannot be taken</source>
        <translation>il blocco non si può prendere</translation>
    </message>
    <message>
        <source>Another Rinnova is at work.</source>
        <translation>Un altro Rinnova è al lavoro.</translation>
    </message>
    <message>
        <source>Wait until it has finished, and try again.</source>
        <translation>Aspetta che abbia finito e riprova.</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>la cartella non si può creare</translation>
    </message>
    <message>
        <source>The password is empty.</source>
        <translation>La password è vuota.</translation>
    </message>
    <message>
        <source>Copy the password from the provider&apos;s page and paste it here.</source>
        <translation>Copia la password dalla pagina del gestore e incollala qui.</translation>
    </message>
    <message>
        <source>The password has more than one line.</source>
        <translation>La password ha più di una riga.</translation>
    </message>
    <message>
        <source>Copy the password alone, without the text around it.</source>
        <translation>Copia solo la password, senza il testo intorno.</translation>
    </message>
    <message>
        <source>The password holds a NUL character.</source>
        <translation>La password contiene un carattere NUL.</translation>
    </message>
    <message>
        <source>The password is longer than 256 bytes.</source>
        <translation>La password è più lunga di 256 byte.</translation>
    </message>
    <message>
        <source>The password is not valid UTF-8 text.</source>
        <translation>La password non è un testo UTF-8 valido.</translation>
    </message>
    <message>
        <source>The windows of other programs cannot be reached from here.</source>
        <translation>Le finestre degli altri programmi non sono raggiungibili da qui.</translation>
    </message>
    <message>
        <source>The screen went away.</source>
        <translation>Lo schermo non c’è più.</translation>
    </message>
    <message>
        <source>the folder of the socket cannot be opened</source>
        <translation>impossibile aprire la cartella del socket</translation>
    </message>
    <message>
        <source>The folder of the socket belongs to another user.</source>
        <translation>La cartella del socket appartiene a un altro utente.</translation>
    </message>
    <message>
        <source>the folder of the socket cannot be closed to others</source>
        <translation>impossibile chiudere agli altri la cartella del socket</translation>
    </message>
    <message>
        <source>the socket cannot be connected to</source>
        <translation>impossibile collegarsi al socket</translation>
    </message>
    <message>
        <source>the socket cannot be made</source>
        <translation>impossibile creare il socket</translation>
    </message>
    <message>
        <source>This system cannot tell when another program ends.</source>
        <translation>Questo sistema non sa dire quando termina un altro programma.</translation>
    </message>
    <message>
        <source>a program cannot be watched</source>
        <translation>un programma non può essere sorvegliato</translation>
    </message>
    <message>
        <source>The program has ended.</source>
        <translation>Il programma è terminato.</translation>
    </message>
    <message>
        <source>how the program was started cannot be seen</source>
        <translation>non si può vedere come è stato avviato il programma</translation>
    </message>
    <message>
        <source>The program could not be started again: its file is not here any more.</source>
        <translation>Il programma non potrebbe essere riavviato: il suo file non c’è più.</translation>
    </message>
    <message>
        <source>the program does not start</source>
        <translation>il programma non si avvia</translation>
    </message>
    <message>
        <source>The program is not installed.</source>
        <translation>Il programma non è installato.</translation>
    </message>
    <message>
        <source>The pipe belongs to another user.</source>
        <translation>La pipe appartiene a un altro utente.</translation>
    </message>
    <message>
        <source>It is kept as %1, and put back at the next try.</source>
        <translation>È conservato come %1 e verrà rimesso al suo posto al prossimo tentativo.</translation>
    </message>
</context>
<context>
    <name>batch</name>
    <message>
        <source>Line %1: %2</source>
        <translation>Riga %1: %2</translation>
    </message>
    <message>
        <source>Line %1: there were blanks around the password; they were taken off.</source>
        <translation>Riga %1: c’erano spazi intorno alla password; sono stati tolti.</translation>
    </message>
    <message>
        <source>the line is too long.</source>
        <translation>la riga è troppo lunga.</translation>
    </message>
    <message>
        <source>There is no account in the batch.</source>
        <translation>Nell’elenco non c’è nessuna casella.</translation>
    </message>
    <message>
        <source>A JSON object on each line: {&quot;account&quot;:&quot;…&quot;,&quot;password&quot;:&quot;…&quot;}</source>
        <translation>Un oggetto JSON per riga: {&quot;account&quot;:&quot;…&quot;,&quot;password&quot;:&quot;…&quot;}</translation>
    </message>
    <message>
        <source>the account stands on line %1 already.</source>
        <translation>la casella è già alla riga %1.</translation>
    </message>
    <message>
        <source>Wrong too: %1.</source>
        <translation>Sbagliate anche: %1.</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>il file non si può leggere</translation>
    </message>
    <message>
        <source>%1 is a folder.</source>
        <translation>%1 è una cartella.</translation>
    </message>
    <message>
        <source>Others may read %1, and it holds passwords.</source>
        <translation>%1 contiene password, e altri utenti possono leggerlo.</translation>
    </message>
    <message>
        <source>Make it your own: chmod 600 %1</source>
        <translation>Rendilo solo tuo: chmod 600 %1</translation>
    </message>
    <message>
        <source>this is not a JSON object of texts.</source>
        <translation>questo non è un oggetto JSON di testi.</translation>
    </message>
    <message>
        <source>something follows the object.</source>
        <translation>dopo l’oggetto c’è dell’altro.</translation>
    </message>
    <message>
        <source>there is a member other than account, provider, password and expires.</source>
        <translation>c’è un campo diverso da account, provider, password ed expires.</translation>
    </message>
    <message>
        <source>the member “%1” stands there twice.</source>
        <translation>il campo “%1” compare due volte.</translation>
    </message>
    <message>
        <source>the member “%1” is not a text.</source>
        <translation>il campo “%1” non è un testo.</translation>
    </message>
    <message>
        <source>the member “%1” is missing.</source>
        <translation>manca il campo “%1”.</translation>
    </message>
    <message>
        <source>Keep it in a folder of your own, below %1.</source>
        <translation>Tienilo in una tua cartella, sotto %1.</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>%1 is forgotten; the mail programs keep the password they have.</source>
        <translation>%1 non è più seguita; i programmi di posta tengono la password che hanno.</translation>
    </message>
    <message>
        <source>not known; note it with: rinnova track %1 --expires DATE</source>
        <translation>non nota; indicala con: rinnova track %1 --expires DATE</translation>
    </message>
    <message>
        <source>WHERE</source>
        <translation>DOVE</translation>
    </message>
    <message>
        <source>KIND</source>
        <translation>TIPO</translation>
    </message>
    <message>
        <source>SERVER</source>
        <translation>SERVER</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>STATO</translation>
    </message>
    <message>
        <source>SLOT</source>
        <translation>SLOT</translation>
    </message>
    <message numerus="yes">
        <source>%n password(s) have expired: mail programs can no longer log in with them. The webmail and the provider&apos;s app still work, with their own password. Generate a new password on the provider&apos;s page, then: rinnova rotate ACCOUNT</source>
        <translation>
            <numerusform>%n password è scaduta: i programmi di posta non possono più accedere. La webmail e l’app del gestore funzionano ancora, con la loro password. Genera una nuova password nella pagina del gestore, poi: rinnova rotate ACCOUNT</numerusform>
            <numerusform>%n password sono scadute: i programmi di posta non possono più accedere. La webmail e l’app del gestore funzionano ancora, con la loro password. Genera le nuove password nella pagina del gestore, poi per ciascuna: rinnova rotate ACCOUNT</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on with: rinnova retry %1</source>
        <translation>Prosegui con: rinnova retry %1</translation>
    </message>
    <message>
        <source>Some places do not have the new password yet. “rinnova status ACCOUNT” shows which, “rinnova retry” goes on.</source>
        <translation>In alcuni posti la nuova password non c’è ancora. “rinnova status ACCOUNT” mostra quali, “rinnova retry” prosegue.</translation>
    </message>
    <message>
        <source>No account is tracked yet. “rinnova discover” shows what is on this machine, “rinnova track --all” takes it all in.</source>
        <translation>Nessuna casella è ancora seguita. “rinnova discover” mostra quelle di questo computer, “rinnova track --all” le segue tutte.</translation>
    </message>
    <message>
        <source>ACCOUNT</source>
        <translation>CASELLA</translation>
    </message>
    <message>
        <source>PROVIDER</source>
        <translation>GESTORE</translation>
    </message>
    <message>
        <source>EXPIRES</source>
        <translation>SCADENZA</translation>
    </message>
    <message>
        <source>DAYS</source>
        <translation>GIORNI</translation>
    </message>
    <message>
        <source>STORED PASSWORDS</source>
        <translation>PASSWORD MEMORIZZATE</translation>
    </message>
    <message>
        <source>Watched over</source>
        <translation>Seguita</translation>
    </message>
    <message>
        <source>not yet; the first renewal begins it</source>
        <translation>non ancora; lo sarà dal primo rinnovo</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Scadenza</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Generata il</translation>
    </message>
    <message>
        <source>Next notice</source>
        <translation>Prossimo avviso</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>No mail program on this machine holds its password.</source>
        <translation>Nessun programma di posta di questo computer ha la sua password.</translation>
    </message>
    <message>
        <source>No mail account was found in the mail programs and keychains of this machine.</source>
        <translation>Nei programmi di posta e nei portachiavi di questo computer non c’è nessuna casella.</translation>
    </message>
    <message>
        <source>To watch over all of them: rinnova track --all</source>
        <translation>Per seguirle tutte: rinnova track --all</translation>
    </message>
    <message>
        <source>The password of %1 has expired: mail programs can no longer log in with it. The webmail and the provider&apos;s app still work, with their own password. Generate a new password on the provider&apos;s page, then: rinnova rotate %1</source>
        <translation>La password di %1 è scaduta: i programmi di posta non possono più accedere. La webmail e l’app del gestore funzionano ancora, con la loro password. Genera una nuova password nella pagina del gestore, poi: rinnova rotate %1</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n giorno</numerusform>
            <numerusform>%n giorni</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n mese</numerusform>
            <numerusform>%n mesi</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 or %2, whichever is earlier</source>
        <translation>%1 o %2, secondo quale scade prima</translation>
    </message>
    <message>
        <source>does not expire, or not known</source>
        <translation>non scade, o non noto</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NOME</translation>
    </message>
    <message>
        <source>PASSWORD LIVES</source>
        <translation>DURATA PASSWORD</translation>
    </message>
    <message>
        <source>UNPROVEN</source>
        <translation>NON VERIFICATI</translation>
    </message>
    <message>
        <source>DOMAINS</source>
        <translation>DOMINI</translation>
    </message>
    <message>
        <source>CHECKED</source>
        <translation>VERIFICATO</translation>
    </message>
    <message>
        <source>SOURCE</source>
        <translation>FONTE</translation>
    </message>
    <message>
        <source>en</source>
        <translation>it</translation>
    </message>
    <message>
        <source>Described by</source>
        <translation>Descritto da</translation>
    </message>
    <message>
        <source>Extends</source>
        <translation>Estende</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>Domini</translation>
    </message>
    <message>
        <source>User names</source>
        <translation>Nomi utente</translation>
    </message>
    <message>
        <source>Password lives</source>
        <translation>Durata della password</translation>
    </message>
    <message>
        <source>Can be extended</source>
        <translation>Si può posticipare</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sì</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Pagina</translation>
    </message>
    <message>
        <source>The first time</source>
        <translation>La prima volta</translation>
    </message>
    <message>
        <source>Every renewal</source>
        <translation>A ogni rinnovo</translation>
    </message>
    <message>
        <source>Unproven</source>
        <translation>Non verificato</translation>
    </message>
    <message>
        <source>%1 can be used.</source>
        <translation>%1 si può usare.</translation>
    </message>
    <message>
        <source>%1 cannot be used.</source>
        <translation>%1 non si può usare.</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>caricato</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>disattivato</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>non riuscito</translation>
    </message>
    <message>
        <source>There are no plugins.</source>
        <translation>Non ci sono plugin.</translation>
    </message>
    <message>
        <source>TRIED WITH</source>
        <translation>PROVATO CON</translation>
    </message>
    <message>
        <source>CAN</source>
        <translation>SA FARE</translation>
    </message>
    <message>
        <source>There is no provider “%1”.</source>
        <translation>Il gestore “%1” non esiste.</translation>
    </message>
    <message>
        <source>See: %1</source>
        <translation>Vedi: %1</translation>
    </message>
    <message>
        <source>A password is never given as an argument.</source>
        <translation>Una password non si dà mai come argomento.</translation>
    </message>
    <message>
        <source>Leave it out and paste it when asked, or use --password-stdin.</source>
        <translation>Non scriverla nel comando: incollala quando viene chiesta, o usa --password-stdin.</translation>
    </message>
    <message>
        <source>There is no option %1 here.</source>
        <translation>L’opzione %1 qui non esiste.</translation>
    </message>
    <message>
        <source>There is an unknown option.</source>
        <translation>C’è un’opzione sconosciuta.</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>Il comando “%1” non esiste.</translation>
    </message>
    <message>
        <source>There is no such command.</source>
        <translation>Questo comando non esiste.</translation>
    </message>
    <message>
        <source>There are too many arguments.</source>
        <translation>Ci sono troppi argomenti.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>Manca %1.</translation>
    </message>
    <message>
        <source>%1 takes exactly one value, once.</source>
        <translation>%1 vuole un solo valore, una volta sola.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 è vuoto.</translation>
    </message>
    <message>
        <source>The command line cannot be understood.</source>
        <translation>La riga di comando non è comprensibile.</translation>
    </message>
    <message>
        <source>There is no terminal to ask for the primary password on.</source>
        <translation>Non c’è un terminale su cui chiedere la password principale.</translation>
    </message>
    <message>
        <source>Give it on standard input, with --password-stdin.</source>
        <translation>Passala sullo standard input, con --password-stdin.</translation>
    </message>
    <message>
        <source>The primary password is right, and is kept in the keychain. Go on with: rinnova retry</source>
        <translation>La password principale è giusta, ed è conservata nel portachiavi. Prosegui con: rinnova retry</translation>
    </message>
    <message>
        <source>%1 and %2 do not go together.</source>
        <translation>%1 e %2 non vanno insieme.</translation>
    </message>
    <message>
        <source>“rinnova discover” shows the accounts of this machine.</source>
        <translation>“rinnova discover” mostra le caselle di questo computer.</translation>
    </message>
    <message>
        <source>That is not the name of an account.</source>
        <translation>Questo non è il nome di una casella.</translation>
    </message>
    <message>
        <source>--provider needs an ACCOUNT.</source>
        <translation>--provider vuole un ACCOUNT.</translation>
    </message>
    <message>
        <source>%1 lies in the future: no password can have been issued then.</source>
        <translation>Il %1 è nel futuro: la password non può essere stata generata allora.</translation>
    </message>
    <message>
        <source>%1 stands alone.</source>
        <translation>%1 va usata da sola.</translation>
    </message>
    <message>
        <source>A device needs a name.</source>
        <translation>Un dispositivo deve avere un nome.</translation>
    </message>
    <message>
        <source>Name the provider on the account&apos;s own line.</source>
        <translation>Indica il gestore nella riga della casella.</translation>
    </message>
    <message>
        <source>Give the new last day: --until 25/05/2027</source>
        <translation>Indica il nuovo ultimo giorno: --until 25/05/2027</translation>
    </message>
    <message>
        <source>That is not the id of a slot.</source>
        <translation>Questo non è l’id di uno slot.</translation>
    </message>
    <message>
        <source>“rinnova status ACCOUNT” shows the slots.</source>
        <translation>“rinnova status ACCOUNT” mostra gli slot.</translation>
    </message>
    <message>
        <source>A command is missing.</source>
        <translation>Manca il comando.</translation>
    </message>
    <message>
        <source>Nothing is wrong.</source>
        <translation>È tutto a posto.</translation>
    </message>
    <message>
        <source>Nothing was done yet.</source>
        <translation>Non è ancora stato fatto nulla.</translation>
    </message>
    <message>
        <source>WHEN (UTC)</source>
        <translation>QUANDO (UTC)</translation>
    </message>
    <message>
        <source>WHAT</source>
        <translation>CHE COSA</translation>
    </message>
    <message>
        <source>Several lines were pasted. None of them was taken.</source>
        <translation>Sono state incollate più righe. Nessuna è stata presa.</translation>
    </message>
    <message>
        <source>Copy the password alone, without the text around it.</source>
        <translation>Copia solo la password, senza il testo intorno.</translation>
    </message>
    <message>
        <source>A key was pressed that is no character. Nothing was taken.</source>
        <translation>È stato premuto un tasto che non è un carattere. Non è stato preso nulla.</translation>
    </message>
    <message>
        <source>Paste the password once more; Ctrl-U clears what was typed.</source>
        <translation>Incolla di nuovo la password; Ctrl-U cancella quanto scritto.</translation>
    </message>
    <message>
        <source>That is too long for a password. Nothing was taken.</source>
        <translation>È troppo lungo per una password. Non è stato preso nulla.</translation>
    </message>
    <message>
        <source>Something unforeseen happened: %1</source>
        <translation>È successo un imprevisto: %1</translation>
    </message>
    <message>
        <source>Standard output could not be written.</source>
        <translation>Non è stato possibile scrivere sullo standard output.</translation>
    </message>
    <message>
        <source>--lang is it or en.</source>
        <translation>--lang può essere it o en.</translation>
    </message>
    <message>
        <source>SHELL is bash, zsh or fish.</source>
        <translation>SHELL può essere bash, zsh o fish.</translation>
    </message>
    <message>
        <source>The system does not keep passwords in memory from being swapped out to the disk while this command runs.</source>
        <translation>Durante questo comando il sistema potrebbe copiare su disco (swap) le password che sono in memoria.</translation>
    </message>
    <message>
        <source>The system does not keep other programs of yours from reading the memory of this command.</source>
        <translation>Durante questo comando altri tuoi programmi potrebbero leggerne la memoria.</translation>
    </message>
    <message>
        <source>Looking through the mail programs…</source>
        <translation>Esamino i programmi di posta…</translation>
    </message>
    <message>
        <source>Working out what to write…</source>
        <translation>Preparo le modifiche…</translation>
    </message>
    <message>
        <source>Putting the password into the keychain…</source>
        <translation>Metto la password nel portachiavi…</translation>
    </message>
    <message>
        <source>Trying the password with the server…</source>
        <translation>Provo la password con il server…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Scrivo…</translation>
    </message>
    <message>
        <source>Reading back…</source>
        <translation>Rileggo…</translation>
    </message>
    <message>
        <source>Finishing…</source>
        <translation>Concludo…</translation>
    </message>
    <message>
        <source>There were blanks around the password; they were taken off.</source>
        <translation>C’erano spazi intorno alla password; sono stati tolti.</translation>
    </message>
    <message>
        <source>The primary password is empty.</source>
        <translation>La password principale è vuota.</translation>
    </message>
    <message>
        <source>The primary password has more than one line.</source>
        <translation>La password principale ha più di una riga.</translation>
    </message>
    <message>
        <source>[Y/n]</source>
        <translation>[S/n]</translation>
    </message>
    <message>
        <source>[y/N]</source>
        <translation>[s/N]</translation>
    </message>
    <message>
        <source>Paste the new password (it is not shown) and press Enter: </source>
        <translation>Incolla la nuova password (non viene mostrata) e premi Invio: </translation>
    </message>
    <message>
        <source>Expiry that the provider&apos;s page shows [Enter for %1]: </source>
        <translation>Scadenza indicata dalla pagina del gestore [Invio per %1]: </translation>
    </message>
    <message>
        <source>Expiry that the provider&apos;s page shows [Enter if it shows none]: </source>
        <translation>Scadenza indicata dalla pagina del gestore [Invio se non c’è]: </translation>
    </message>
    <message>
        <source>That is not a date. Write it as 2027-05-25 or as 25/05/2027.</source>
        <translation>Questa non è una data. Scrivila come 25/05/2027 o 2027-05-25.</translation>
    </message>
    <message>
        <source>Primary password (it is not shown): </source>
        <translation>Password principale (non viene mostrata): </translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed, and the password was not kept.</source>
        <translation>Annullato. Non è cambiato nulla, e la password non è stata conservata.</translation>
    </message>
    <message>
        <source>Is it right that both have the same password?</source>
        <translation>È giusto che entrambe abbiano la stessa password?</translation>
    </message>
    <message>
        <source>The password you pasted is still at hand. Try again?</source>
        <translation>La password che hai incollato c’è ancora. Riprovo?</translation>
    </message>
    <message>
        <source>The keychain is locked or missing. Nothing was changed; the password you pasted is still at hand.</source>
        <translation>Il portachiavi è bloccato o manca. Non è cambiato nulla; la password che hai incollato c’è ancora.</translation>
    </message>
    <message>
        <source>1: try again, once the keychain is unlocked · 2: write the mail programs and keep the password nowhere else · 3: give up [1] </source>
        <translation>1: riprova, dopo aver sbloccato il portachiavi · 2: aggiorna i programmi di posta, senza conservare la password altrove · 3: rinuncia [1] </translation>
    </message>
    <message>
        <source>If both really have the same password: --accept-duplicate</source>
        <translation>Se davvero entrambe hanno la stessa password: --accept-duplicate</translation>
    </message>
    <message>
        <source>Keep the new password now?</source>
        <translation>Conservo ora la nuova password?</translation>
    </message>
    <message numerus="yes">
        <source>Write the new password to %n place(s) now?</source>
        <translation>
            <numerusform>Scrivo ora la nuova password in %n posto?</numerusform>
            <numerusform>Scrivo ora la nuova password in %n posti?</numerusform>
        </translation>
    </message>
    <message>
        <source>The keychain is left out: the password will be kept in the mail programs alone, and cannot be brought back from here.</source>
        <translation>Il portachiavi viene lasciato fuori: la password resterà solo nei programmi di posta, e da qui non si potrà recuperare.</translation>
    </message>
    <message>
        <source>There is no terminal to ask for the password on.</source>
        <translation>Non c’è un terminale su cui chiedere la password.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Annullato. Non è cambiato nulla.</translation>
    </message>
    <message>
        <source>--only: there is no “%1”.</source>
        <translation>--only: “%1” non esiste.</translation>
    </message>
    <message>
        <source>There are: %1</source>
        <translation>Ci sono: %1</translation>
    </message>
    <message>
        <source>Or use --without-vault: the mail programs get the password, and it is kept nowhere else.</source>
        <translation>Oppure usa --without-vault: i programmi di posta ricevono la password, che non viene conservata altrove.</translation>
    </message>
    <message>
        <source>Install a keychain (gnome-keyring, KWallet, KeePassXC) and try again.</source>
        <translation>Installa un portachiavi (gnome-keyring, KWallet, KeePassXC) e riprova.</translation>
    </message>
    <message>
        <source>Unlock the keychain and try again.</source>
        <translation>Sblocca il portachiavi e riprova.</translation>
    </message>
    <message>
        <source>It is not known when the present password expires.</source>
        <translation>Non si sa quando scade la password attuale.</translation>
    </message>
    <message>
        <source>The present password expires on %1, %2.</source>
        <translation>La password attuale scade il %1, %2.</translation>
    </message>
    <message>
        <source>How to generate the password</source>
        <translation>Come generare la password</translation>
    </message>
    <message>
        <source>On the provider&apos;s own page; its steps are not known here.</source>
        <translation>Nella pagina del gestore; i passaggi qui non sono noti.</translation>
    </message>
    <message>
        <source>This password is for mail programs only. The one of the webmail and of the provider&apos;s app is another, and stays as it is.</source>
        <translation>Questa password serve solo ai programmi di posta. Quella della webmail e dell’app del gestore è un’altra, e resta com’è.</translation>
    </message>
    <message>
        <source>ACTION</source>
        <translation>AZIONE</translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation>ESITO</translation>
    </message>
    <message>
        <source>Its words: %1</source>
        <translation>Ha risposto: %1</translation>
    </message>
    <message>
        <source>The server %1 accepted the password.</source>
        <translation>Il server %1 ha accettato la password.</translation>
    </message>
    <message>
        <source>The server %1 refused the password.</source>
        <translation>Il server %1 ha rifiutato la password.</translation>
    </message>
    <message>
        <source>The server %1 could not be reached.</source>
        <translation>Il server %1 non è raggiungibile.</translation>
    </message>
    <message>
        <source>No safe connection to the server %1 was possible; this says nothing about the password.</source>
        <translation>Non è stato possibile collegarsi in modo sicuro al server %1; questo non dice nulla della password.</translation>
    </message>
    <message>
        <source>Done. The password is in the keychain.</source>
        <translation>Fatto. La password è nel portachiavi.</translation>
    </message>
    <message>
        <source>Done: everything was confirmed by reading it back.</source>
        <translation>Fatto: tutto è stato riletto e confermato.</translation>
    </message>
    <message>
        <source>The new password is in force, and some places do not have it yet.</source>
        <translation>La nuova password è in vigore, ma in alcuni posti non c’è ancora.</translation>
    </message>
    <message>
        <source>Not everything went well. What did not can be tried again: rinnova retry %1</source>
        <translation>Non tutto è andato bene. Per riprovare ciò che manca: rinnova retry %1</translation>
    </message>
    <message>
        <source>Nothing was changed in any mail program; the password is kept. If it is right (a server that is slow to learn it, a protocol that is switched off), go on with: rinnova retry %1. If it is wrong: rinnova discard %1</source>
        <translation>In nessun programma di posta è cambiato qualcosa; la password è conservata. Se è giusta (il server tarda a conoscerla, un protocollo è disattivato), prosegui con: rinnova retry %1. Se è sbagliata: rinnova discard %1</translation>
    </message>
    <message>
        <source>Nothing was changed in any mail program; the password is kept. Go on with: rinnova retry %1 (with --no-probe without asking the server)</source>
        <translation>In nessun programma di posta è cambiato qualcosa; la password è conservata. Prosegui con: rinnova retry %1 (con --no-probe senza chiedere al server)</translation>
    </message>
    <message>
        <source>The keychain is locked or missing. Nothing was changed, and the password was not kept.</source>
        <translation>Il portachiavi è bloccato o manca. Non è cambiato nulla, e la password non è stata conservata.</translation>
    </message>
    <message>
        <source>Every place has this password already. Nothing was changed.</source>
        <translation>Questa password è già in tutti i posti. Non è cambiato nulla.</translation>
    </message>
    <message>
        <source>It is not known when it expires; note it with: rinnova track %1 --expires DATE</source>
        <translation>Non si sa quando scade; indicalo con: rinnova track %1 --expires DATE</translation>
    </message>
    <message>
        <source>It expires on %1, %2.</source>
        <translation>Scade il %1, %2.</translation>
    </message>
    <message>
        <source>Close the program, then: rinnova retry %1</source>
        <translation>Chiudi il programma, poi: rinnova retry %1</translation>
    </message>
    <message>
        <source>Unlock it (rinnova unlock %1), then: rinnova retry %2</source>
        <translation>Sbloccalo (rinnova unlock %1), poi: rinnova retry %2</translation>
    </message>
    <message>
        <source>When it is done: rinnova confirm %1</source>
        <translation>Quando hai fatto: rinnova confirm %1</translation>
    </message>
    <message>
        <source>It stores no password; --create adds it.</source>
        <translation>Non ha una password memorizzata; --create la aggiunge.</translation>
    </message>
    <message>
        <source>Try again with: rinnova retry %1</source>
        <translation>Riprova con: rinnova retry %1</translation>
    </message>
    <message>
        <source>What remains to do</source>
        <translation>Che cosa resta da fare</translation>
    </message>
    <message>
        <source>An earlier password waits to be written; a new one takes its place.</source>
        <translation>Una password precedente attende di essere scritta; una nuova ne prende il posto.</translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation>Che cosa verrà scritto</translation>
    </message>
    <message>
        <source>No mail program on this machine holds this account: the password goes into the keychain alone.</source>
        <translation>Nessun programma di posta di questo computer ha questa casella: la password va solo nel portachiavi.</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>Non c’è nulla da fare.</translation>
    </message>
    <message>
        <source>“%1” is not a server.</source>
        <translation>“%1” non è un server.</translation>
    </message>
    <message>
        <source>Write it as %1 %2.</source>
        <translation>Scrivilo così: %1 %2.</translation>
    </message>
    <message>
        <source>There is no terminal to ask on.</source>
        <translation>Non c’è un terminale su cui chiedere.</translation>
    </message>
    <message>
        <source>Nothing was entered.</source>
        <translation>Non è stato inserito nulla.</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>non si può leggere</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>standard input</translation>
    </message>
    <message>
        <source>Standard input is too long for a password.</source>
        <translation>Lo standard input è troppo lungo per una password.</translation>
    </message>
    <message>
        <source>Give the password alone, on one line.</source>
        <translation>Passa solo la password, su una riga.</translation>
    </message>
    <message>
        <source>Ending in order… (Ctrl-C once more breaks off)</source>
        <translation>Concludo in ordine… (un altro Ctrl-C interrompe subito)</translation>
    </message>
    <message>
        <source>(pasted)</source>
        <translation>(incollata)</translation>
    </message>
    <message>
        <source>the terminal cannot be used</source>
        <translation>il terminale non si può usare</translation>
    </message>
    <message>
        <source>to do by hand</source>
        <translation>da fare a mano</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>esclusa</translation>
    </message>
    <message>
        <source>will be replaced</source>
        <translation>verrà sostituita</translation>
    </message>
    <message>
        <source>will be added</source>
        <translation>verrà aggiunta</translation>
    </message>
    <message>
        <source>not stored; --create adds it</source>
        <translation>non memorizzata; --create la aggiunge</translation>
    </message>
    <message>
        <source>waits until the program is closed</source>
        <translation>attende la chiusura del programma</translation>
    </message>
    <message>
        <source>must be unlocked</source>
        <translation>da sbloccare</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>impossibile</translation>
    </message>
    <message>
        <source>No pasted password of %1 waits any more.</source>
        <translation>Nessuna password incollata di %1 è più in attesa.</translation>
    </message>
    <message>
        <source>Password (it is not shown): </source>
        <translation>Password (non viene mostrata): </translation>
    </message>
    <message>
        <source>Nobody fetched the profile within eight minutes: the page is gone.</source>
        <translation>Nessuno ha scaricato il profilo entro otto minuti: la pagina non c’è più.</translation>
    </message>
    <message>
        <source>Run the command again for a new one.</source>
        <translation>Esegui di nuovo il comando per averne un’altra.</translation>
    </message>
    <message>
        <source>Too many wrong codes were typed: the page is gone, and the profile was not given.</source>
        <translation>Sono stati digitati troppi codici sbagliati: la pagina non c’è più e il profilo non è stato consegnato.</translation>
    </message>
    <message>
        <source>Cancelled. The profile was not given.</source>
        <translation>Annullato. Il profilo non è stato consegnato.</translation>
    </message>
    <message>
        <source>A profile is not for the screen.</source>
        <translation>Un profilo non è fatto per lo schermo.</translation>
    </message>
    <message>
        <source>Name a FILE, or use --serve.</source>
        <translation>Indica un FILE, oppure usa --serve.</translation>
    </message>
    <message>
        <source>There is no terminal to show the code on that the page asks for.</source>
        <translation>Non c’è un terminale su cui mostrare il codice che la pagina chiede.</translation>
    </message>
    <message>
        <source>Leave out --with-password, or run it on a terminal.</source>
        <translation>Togli --with-password, oppure esegui il comando in un terminale.</translation>
    </message>
    <message>
        <source>Open this page on the device:</source>
        <translation>Apri questa pagina sul dispositivo:</translation>
    </message>
    <message>
        <source>The browser warns of the certificate, as nobody vouches for it. Go on when it shows this fingerprint (SHA-256):</source>
        <translation>Il browser avvisa del certificato, perché nessuno lo garantisce. Prosegui se mostra questa impronta (SHA-256):</translation>
    </message>
    <message>
        <source>Code to type on the page: %1</source>
        <translation>Codice da digitare nella pagina: %1</translation>
    </message>
    <message>
        <source>Only this computer reaches the page; for a phone, name the network that it is in: --lan IFACE</source>
        <translation>Solo questo computer raggiunge la pagina; per un telefono, indica la rete in cui si trova: --lan IFACE</translation>
    </message>
    <message>
        <source>The profile is given once; after eight minutes the page is gone. Ctrl-C closes it.</source>
        <translation>Il profilo si consegna una volta sola; dopo otto minuti la pagina non c’è più. Ctrl-C la chiude.</translation>
    </message>
    <message>
        <source>The page was opened.</source>
        <translation>La pagina è stata aperta.</translation>
    </message>
    <message numerus="yes">
        <source>A wrong code was typed; %n try(s) left.</source>
        <translation>
            <numerusform>È stato digitato un codice sbagliato; resta %n tentativo.</numerusform>
            <numerusform>È stato digitato un codice sbagliato; restano %n tentativi.</numerusform>
        </translation>
    </message>
    <message>
        <source>The download broke off. It can be fetched again.</source>
        <translation>Lo scaricamento si è interrotto. Si può ripetere.</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>%1 è stato scritto.</translation>
    </message>
    <message>
        <source>The profile was given. On the device: Settings &gt; Profile Downloaded &gt; Install.</source>
        <translation>Il profilo è stato consegnato. Sul dispositivo: Impostazioni &gt; Profilo scaricato &gt; Installa.</translation>
    </message>
    <message>
        <source>%1 needs %2.</source>
        <translation>%1 richiede %2.</translation>
    </message>
    <message>
        <source>With --json, the profile goes to a FILE: name one.</source>
        <translation>Con --json il profilo va in un FILE: indicane uno.</translation>
    </message>
    <message>
        <source>It is not said what to export.</source>
        <translation>Non è detto che cosa esportare.</translation>
    </message>
    <message>
        <source>It starts with every session, as a service of systemd: %1</source>
        <translation>Parte con ogni sessione, come servizio di systemd: %1</translation>
    </message>
    <message>
        <source>It starts with every session of the desktop: %1</source>
        <translation>Parte con ogni sessione del desktop: %1</translation>
    </message>
    <message>
        <source>The agent runs: version %1, process %2, since %3 (UTC).</source>
        <translation>L’agente è in esecuzione: versione %1, processo %2, dal %3 (UTC).</translation>
    </message>
    <message>
        <source>The agent does not run.</source>
        <translation>L’agente non è in esecuzione.</translation>
    </message>
    <message>
        <source>An agent runs that cannot be used: %1</source>
        <translation>È in esecuzione un agente che non si può usare: %1</translation>
    </message>
    <message>
        <source>It is not installed. Install it with: %1</source>
        <translation>Non è installato. Per installarlo: %1</translation>
    </message>
    <message>
        <source>Notices: %1</source>
        <translation>Avvisi: %1</translation>
    </message>
    <message>
        <source>Next deadline: %1</source>
        <translation>Prossima scadenza: %1</translation>
    </message>
    <message>
        <source>The agent runs.</source>
        <translation>L’agente è in esecuzione.</translation>
    </message>
    <message>
        <source>The agent has ended, and starts no more by itself.</source>
        <translation>L’agente è terminato e non parte più da solo.</translation>
    </message>
    <message>
        <source>The agent was not installed; it does not run.</source>
        <translation>L’agente non era installato; non è in esecuzione.</translation>
    </message>
    <message>
        <source>systemctl does not answer.</source>
        <translation>systemctl non risponde.</translation>
    </message>
    <message>
        <source>The service manager refuses: %1</source>
        <translation>Il gestore dei servizi rifiuta: %1</translation>
    </message>
    <message>
        <source>the file cannot be removed</source>
        <translation>impossibile rimuovere il file</translation>
    </message>
    <message>
        <source>The agent that runs cannot be ended.</source>
        <translation>Impossibile terminare l’agente in esecuzione.</translation>
    </message>
    <message>
        <source>The agent is still at work; it ends afterwards.</source>
        <translation>L’agente sta ancora lavorando; terminerà subito dopo.</translation>
    </message>
    <message>
        <source>The agent does not start.</source>
        <translation>L’agente non parte.</translation>
    </message>
    <message>
        <source>Start it by hand to see what it says: %1</source>
        <translation>Avvialo a mano per vedere che cosa dice: %1</translation>
    </message>
    <message>
        <source>The program of the agent is missing.</source>
        <translation>Manca il programma dell’agente.</translation>
    </message>
    <message>
        <source>Install Rinnova again, with all of its parts.</source>
        <translation>Installa di nuovo Rinnova, con tutte le sue parti.</translation>
    </message>
    <message>
        <source>The password of %1 is on the clipboard for %2 seconds. Ctrl-C takes it off earlier.</source>
        <translation>La password di %1 è negli appunti per %2 secondi. Ctrl-C la toglie prima.</translation>
    </message>
    <message>
        <source>The password is on the clipboard no more.</source>
        <translation>La password non è più negli appunti.</translation>
    </message>
    <message>
        <source>The calendar is in %1.</source>
        <translation>Il calendario è in %1.</translation>
    </message>
    <message>
        <source>%1 is not in the future.</source>
        <translation>%1 non è nel futuro.</translation>
    </message>
    <message>
        <source>Password of %1 (it is not shown): </source>
        <translation>Password di %1 (non viene mostrata): </translation>
    </message>
    <message>
        <source>The second channel is a command, which needs no password: %1</source>
        <translation>Il secondo canale è un comando, che non ha bisogno di password: %1</translation>
    </message>
    <message>
        <source>The command took the test message: see whether it arrives where it should.</source>
        <translation>Il comando ha preso il messaggio di prova: controlla che arrivi dove deve.</translation>
    </message>
    <message>
        <source>A test message is on its way to %1. The password is kept in the keychain.</source>
        <translation>Un messaggio di prova è in viaggio verso %1. La password è conservata nel portachiavi.</translation>
    </message>
    <message>
        <source>No second channel is configured.</source>
        <translation>Nessun secondo canale è configurato.</translation>
    </message>
    <message>
        <source>Name a mail account or a command as &quot;second_channel&quot; in config.json.</source>
        <translation>Indica un account di posta o un comando come &quot;second_channel&quot; in config.json.</translation>
    </message>
    <message>
        <source>It holds the password: only you can read it. It is deleted here once you confirm that the device has it, and at the next renewal.</source>
        <translation>Contiene la password: solo tu puoi leggerlo. Qui viene eliminato quando confermi che il dispositivo lo ha ricevuto, e al prossimo rinnovo.</translation>
    </message>
    <message>
        <source>the registry cannot be changed</source>
        <translation>il registro di sistema non può essere modificato</translation>
    </message>
    <message>
        <source>Programs that are told a new password while they are open: %1</source>
        <translation>Programmi che ricevono una nuova password mentre sono aperti: %1</translation>
    </message>
    <message>
        <source>So that Thunderbird takes new passwords while it is open, install this add-on in it, once: under “Add-ons and Themes”, at the wheel, “Install Add-on From File…”: %1</source>
        <translation>Perché Thunderbird riceva le nuove password anche mentre è aperto, installavi una volta questo componente aggiuntivo: in “Componenti aggiuntivi e temi”, sotto l’ingranaggio, “Installa componente aggiuntivo da file…”: %1</translation>
    </message>
    <message>
        <source>A token is never given as an argument.</source>
        <translation>Un token non si scrive mai come argomento.</translation>
    </message>
    <message>
        <source>Leave it out and paste it when asked, or give it on standard input.</source>
        <translation>Omettilo e incollalo quando viene chiesto, oppure passalo dallo standard input.</translation>
    </message>
    <message>
        <source>The password of %1 was renewed on another computer on %2; this one has the old one. Paste the new one: %3</source>
        <translation>La password di %1 è stata rinnovata su un altro computer il %2; questo ha la vecchia. Incolla la nuova: %3</translation>
    </message>
    <message>
        <source>SENT AS</source>
        <translation>INVIATO COME</translation>
    </message>
    <message>
        <source>This computer reports to %1.</source>
        <translation>Questo computer invia rapporti a %1.</translation>
    </message>
    <message>
        <source>This computer is in no fleet: nothing is sent.</source>
        <translation>Questo computer non fa parte di una flotta: non viene inviato nulla.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppo</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Dal</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>as pseudonyms</source>
        <translation>come pseudonimi</translation>
    </message>
    <message>
        <source>by their names</source>
        <translation>con i loro nomi</translation>
    </message>
    <message>
        <source>Last tried</source>
        <translation>Ultimo tentativo</translation>
    </message>
    <message>
        <source>Last report that the server has kept</source>
        <translation>Ultimo rapporto conservato dal server</translation>
    </message>
    <message>
        <source>Next one at the latest</source>
        <translation>Prossimo al più tardi</translation>
    </message>
    <message>
        <source>Policy in force</source>
        <translation>Criterio in vigore</translation>
    </message>
    <message>
        <source>What was sent last</source>
        <translation>Ultimo invio</translation>
    </message>
    <message>
        <source>The server has the newest state.</source>
        <translation>Il server ha lo stato più recente.</translation>
    </message>
    <message>
        <source>This computer has left the fleet; nothing is sent any more.</source>
        <translation>Questo computer ha lasciato la flotta; non viene più inviato nulla.</translation>
    </message>
    <message>
        <source>Paste the administrator&apos;s token (it is not shown) and press Enter: </source>
        <translation>Incolla il token dell’amministratore (non viene mostrato) e premi Invio: </translation>
    </message>
    <message>
        <source>The agent has ended; it starts with the next session.</source>
        <translation>L’agente è terminato; si avvia con la prossima sessione.</translation>
    </message>
    <message>
        <source>The agent has ended.</source>
        <translation>L’agente è terminato.</translation>
    </message>
    <message>
        <source>With the next session an agent starts again: an administrator has it start for all users (%1).</source>
        <translation>Con la prossima sessione un agente si avvia di nuovo: un amministratore lo fa avviare per tutti gli utenti (%1).</translation>
    </message>
    <message>
        <source>The password pasted last is dropped; the one pasted before still waits. Go on with: rinnova retry %1</source>
        <translation>L’ultima password incollata è stata scartata; quella incollata prima è ancora in attesa. Si prosegue con: rinnova retry %1</translation>
    </message>
    <message>
        <source>Nothing was changed in any mail program, and the password was not kept.</source>
        <translation>Nessun programma di posta è stato modificato, e la password non è stata conservata.</translation>
    </message>
</context>
<context>
    <name>clipboard</name>
    <message>
        <source>There is no clipboard here: no display can be reached.</source>
        <translation>Qui non ci sono appunti: nessuno schermo è raggiungibile.</translation>
    </message>
    <message>
        <source>Run it in a terminal of the desktop.</source>
        <translation>Avvialo in un terminale della scrivania.</translation>
    </message>
    <message>
        <source>The password could not be put on the clipboard.</source>
        <translation>Non è stato possibile mettere la password negli appunti.</translation>
    </message>
    <message>
        <source>The clipboard&apos;s helper program cannot be started</source>
        <translation>Il programma d’aiuto per gli appunti non si avvia</translation>
    </message>
    <message>
        <source>The part that reaches the clipboard is not installed.</source>
        <translation>La parte che raggiunge gli appunti non è installata.</translation>
    </message>
    <message>
        <source>It comes with the window: install rinnova-desktop.</source>
        <translation>Fa parte della finestra: installa rinnova-desktop.</translation>
    </message>
    <message>
        <source>Another program holds the clipboard: the password may still be on it.</source>
        <translation>Un altro programma tiene occupati gli appunti: la password potrebbe essere ancora lì.</translation>
    </message>
    <message>
        <source>Copy something else.</source>
        <translation>Copia qualcos’altro.</translation>
    </message>
</context>
<context>
    <name>desktop</name>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Some places still do not have the password; the list shows which.</source>
        <translation>Alcune copie non hanno ancora la password; l’elenco mostra quali.</translation>
    </message>
    <message>
        <source>The server refused that password. Nothing was changed.</source>
        <translation>Il server ha rifiutato quella password. Non è cambiato niente.</translation>
    </message>
    <message>
        <source>Until when is it valid?</source>
        <translation>Fino a quando è valida?</translation>
    </message>
    <message>
        <source>When the provider has extended the same password, or its page shows another date: this one. No mail program is touched.</source>
        <translation>Se il gestore ha prorogato la stessa password, o la sua pagina mostra un’altra data: questa. Nessun programma di posta viene toccato.</translation>
    </message>
    <message>
        <source>The date is noted: %1.</source>
        <translation>La data è annotata: %1.</translation>
    </message>
    <message>
        <source>A phone or a program</source>
        <translation>Un telefono o un programma</translation>
    </message>
    <message>
        <source>What do you call the device or program that has this password too? You will be shown its steps at each renewal.</source>
        <translation>Come si chiama il dispositivo o il programma che usa anche lui questa password? A ogni rinnovo ti verranno mostrati i suoi passaggi.</translation>
    </message>
    <message>
        <source>%1 is remembered.</source>
        <translation>%1 è annotato.</translation>
    </message>
    <message>
        <source>All copies were read once more.</source>
        <translation>Tutte le copie sono state rilette.</translation>
    </message>
    <message>
        <source>Back to the password before?</source>
        <translation>Tornare alla password di prima?</translation>
    </message>
    <message>
        <source>It is tried once with the provider&apos;s server, and written everywhere if it still works. The present one is kept, so that you can come back.</source>
        <translation>Viene provata una volta sul server del gestore e, se funziona ancora, scritta ovunque. Quella attuale resta conservata, così puoi tornare indietro.</translation>
    </message>
    <message>
        <source>&amp;Go back</source>
        <translation>&amp;Torna indietro</translation>
    </message>
    <message>
        <source>The password before is in force again.</source>
        <translation>È di nuovo in uso la password di prima.</translation>
    </message>
    <message>
        <source>You will be reminded on the next working day.</source>
        <translation>Te lo ricorderemo il prossimo giorno lavorativo.</translation>
    </message>
    <message>
        <source>Stop watching over this account?</source>
        <translation>Smettere di seguire questo account?</translation>
    </message>
    <message>
        <source>Rinnova forgets it, and its own copy of the password. The mail programs keep the password they have.</source>
        <translation>Rinnova lo dimentica, insieme alla propria copia della password. I programmi di posta tengono la password che hanno.</translation>
    </message>
    <message>
        <source>&amp;Stop watching</source>
        <translation>&amp;Smetti di seguirlo</translation>
    </message>
    <message>
        <source>Noted.</source>
        <translation>Annotato.</translation>
    </message>
    <message>
        <source>Finish what is open?</source>
        <translation>Finire quello che manca?</translation>
    </message>
    <message>
        <source>Programs that are in the way are asked to close, as if you closed them, and are started again afterwards.</source>
        <translation>Ai programmi che lo impediscono viene chiesto di chiudersi, come se li chiudessi tu, e dopo vengono riaperti.</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Finisci</translation>
    </message>
    <message>
        <source>Done: the password is everywhere.</source>
        <translation>Fatto: la password è ovunque.</translation>
    </message>
    <message>
        <source>Is this the new password?</source>
        <translation>È questa la nuova password?</translation>
    </message>
    <message>
        <source>The password stored in %1 is tried once with the provider&apos;s server and, if it is right, written everywhere.</source>
        <translation>La password salvata in %1 viene provata una volta sul server del gestore e, se è giusta, scritta ovunque.</translation>
    </message>
    <message>
        <source>&amp;Bring it everywhere</source>
        <translation>&amp;Portala ovunque</translation>
    </message>
    <message>
        <source>← &amp;All accounts</source>
        <translation>← &amp;Tutti gli account</translation>
    </message>
    <message>
        <source>I have &amp;done this</source>
        <translation>L’&amp;ho fatto</translation>
    </message>
    <message>
        <source>&amp;Finish what is open</source>
        <translation>&amp;Finisci quello che manca</translation>
    </message>
    <message>
        <source>Bring this one &amp;everywhere</source>
        <translation>Porta questa &amp;ovunque</translation>
    </message>
    <message>
        <source>Add a &amp;phone or program…</source>
        <translation>Aggiungi un &amp;telefono o programma…</translation>
    </message>
    <message>
        <source>&amp;Check the copies</source>
        <translation>&amp;Controlla le copie</translation>
    </message>
    <message>
        <source>&amp;Extended, or another date…</source>
        <translation>&amp;Posticipata, o altra data…</translation>
    </message>
    <message>
        <source>&amp;Back to the password before…</source>
        <translation>Torna alla password di &amp;prima…</translation>
    </message>
    <message>
        <source>Remind me &amp;later</source>
        <translation>&amp;Ricordamelo più tardi</translation>
    </message>
    <message>
        <source>St&amp;op watching…</source>
        <translation>&amp;Smetti di seguirlo…</translation>
    </message>
    <message>
        <source>&amp;Renew…</source>
        <translation>&amp;Rinnova…</translation>
    </message>
    <message>
        <source>Stored copies</source>
        <translation>Copie salvate</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dove</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Altro</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Avvertenze</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Storia</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Che cosa è successo</translation>
    </message>
    <message>
        <source>About this account</source>
        <translation>Su questo account</translation>
    </message>
    <message>
        <source>Nothing is wrong with the settings.</source>
        <translation>Nelle impostazioni non c’è niente che non va.</translation>
    </message>
    <message>
        <source>a place holds another password</source>
        <translation>una copia ha un’altra password</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Gestore</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Scadenza</translation>
    </message>
    <message>
        <source>Next notice</source>
        <translation>Prossimo avviso</translation>
    </message>
    <message>
        <source>After %1 something is missing.</source>
        <translation>Dopo %1 manca qualcosa.</translation>
    </message>
    <message>
        <source>“%1” is not known here.</source>
        <translation>“%1” qui non è noto.</translation>
    </message>
    <message>
        <source>The language is “it” or “en”.</source>
        <translation>La lingua è “it” o “en”.</translation>
    </message>
    <message>
        <source>%1 belongs to %2.</source>
        <translation>%1 va insieme a %2.</translation>
    </message>
    <message>
        <source>Something went wrong inside: %1</source>
        <translation>Qualcosa è andato storto all’interno: %1</translation>
    </message>
    <message>
        <source>will be replaced</source>
        <translation>sarà sostituita</translation>
    </message>
    <message>
        <source>will be added</source>
        <translation>sarà aggiunta</translation>
    </message>
    <message>
        <source>no password stored</source>
        <translation>nessuna password salvata</translation>
    </message>
    <message>
        <source>you do this afterwards</source>
        <translation>lo farai tu, dopo</translation>
    </message>
    <message>
        <source>waits until the program is closed</source>
        <translation>aspetta che il programma sia chiuso</translation>
    </message>
    <message>
        <source>must be unlocked</source>
        <translation>è da sbloccare</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>non è possibile</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>esclusa</translation>
    </message>
    <message>
        <source>&amp;Unlock…</source>
        <translation>&amp;Sblocca…</translation>
    </message>
    <message>
        <source>one moment…</source>
        <translation>un momento…</translation>
    </message>
    <message>
        <source>Ask %1 to &amp;close, and finish</source>
        <translation>&amp;Chiudi %1 e finisci</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Riprova</translation>
    </message>
    <message>
        <source>Import a list of accounts</source>
        <translation>Importa un elenco di account</translation>
    </message>
    <message>
        <source>A list as a spreadsheet saves it (CSV): on each line the account, the day on which its password expires, and a note if you like.</source>
        <translation>Un elenco come lo salva un foglio di calcolo (CSV): su ogni riga l’account, il giorno in cui scade la sua password e, se vuoi, una nota.</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Scade</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Accounts of the list</source>
        <translation>Account dell’elenco</translation>
    </message>
    <message>
        <source>&amp;Choose a file…</source>
        <translation>Scegli un &amp;file…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annulla</translation>
    </message>
    <message>
        <source>&amp;Watch over these accounts</source>
        <translation>&amp;Segui questi account</translation>
    </message>
    <message>
        <source>Choose the list</source>
        <translation>Scegli l’elenco</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Riga %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) in the list. Dates can be filled in or corrected here, as the provider&apos;s page shows them.</source>
        <translation>
            <numerusform>%n account nell’elenco. Qui puoi inserire o correggere le date, come le mostra la pagina del gestore.</numerusform>
            <numerusform>%n account nell’elenco. Qui puoi inserire o correggere le date, come le mostra la pagina del gestore.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Accounts</source>
        <translation>&amp;Account</translation>
    </message>
    <message>
        <source>Renew &amp;several…</source>
        <translation>Rinnovane &amp;più d’uno…</translation>
    </message>
    <message>
        <source>&amp;Import a list…</source>
        <translation>&amp;Importa un elenco…</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Cerca</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>&amp;Aggiorna</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Esci</translation>
    </message>
    <message>
        <source>Renew several accounts</source>
        <translation>Rinnova più account</translation>
    </message>
    <message>
        <source>Accounts to renew</source>
        <translation>Account da rinnovare</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Esito</translation>
    </message>
    <message>
        <source>&amp;All or none</source>
        <translation>&amp;Tutti o nessuno</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Chiudi</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 di %2</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) expire on %1. Renew some of them a week earlier, and from then on they no longer fall on the same day.</source>
        <translation>
            <numerusform>%n account scade il %1. Rinnovane alcuni una settimana prima: da allora non cadranno più lo stesso giorno.</numerusform>
            <numerusform>%n account scadono il %1. Rinnovane alcuni una settimana prima: da allora non cadranno più lo stesso giorno.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 are done. The next page is open in the browser.</source>
        <translation>Fatti %1 di %2. La prossima pagina è aperta nel browser.</translation>
    </message>
    <message numerus="yes">
        <source>Finished: %n account(s) were gone through.</source>
        <translation>
            <numerusform>Finito: è stato visto %n account.</numerusform>
            <numerusform>Finito: sono stati visti %n account.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused after %1 of %2.</source>
        <translation>In pausa dopo %1 di %2.</translation>
    </message>
    <message>
        <source>Choose the accounts. Their pages are opened one after the other, and each paste goes to its own account alone.</source>
        <translation>Scegli gli account. Le loro pagine si aprono una dopo l’altra, e ogni password incollata va soltanto al suo account.</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausa</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Continua</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Renew %n account(s)</source>
        <translation>
            <numerusform>&amp;Rinnova %n account</numerusform>
            <numerusform>&amp;Rinnova %n account</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the summary</source>
        <translation>Salva il riepilogo</translation>
    </message>
    <message>
        <source>Renewals of %1</source>
        <translation>Rinnovi del %1</translation>
    </message>
    <message>
        <source>The window that is open does not answer.</source>
        <translation>La finestra già aperta non risponde.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cerca</translation>
    </message>
    <message>
        <source>Search the accounts</source>
        <translation>Cerca tra gli account</translation>
    </message>
    <message>
        <source>Which accounts are shown</source>
        <translation>Quali account mostrare</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>Tutti gli account</translation>
    </message>
    <message>
        <source>Due or expired</source>
        <translation>In scadenza o scaduti</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Da finire</translation>
    </message>
    <message>
        <source>With another password somewhere</source>
        <translation>Con una copia diversa</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Dettagli</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n account</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to renew</source>
        <translation>
            <numerusform>%n da rinnovare</numerusform>
            <numerusform>%n da rinnovare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not finished</source>
        <translation>
            <numerusform>%n da finire</numerusform>
            <numerusform>%n da finire</numerusform>
        </translation>
    </message>
    <message>
        <source>No account fits the search.</source>
        <translation>Nessun account corrisponde alla ricerca.</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Incolla</translation>
    </message>
    <message>
        <source>&amp;Empty</source>
        <translation>&amp;Svuota</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n carattere</numerusform>
            <numerusform>%n caratteri</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no display to show a window on.</source>
        <translation>Non c’è uno schermo su cui mostrare una finestra.</translation>
    </message>
    <message>
        <source>no date known</source>
        <translation>data non nota</translation>
    </message>
    <message>
        <source>expires today</source>
        <translation>scade oggi</translation>
    </message>
    <message numerus="yes">
        <source>expired %n day(s) ago</source>
        <translation>
            <numerusform>scaduta ieri</numerusform>
            <numerusform>scaduta da %n giorni</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expires in %n day(s)</source>
        <translation>
            <numerusform>scade domani</numerusform>
            <numerusform>scade tra %n giorni</numerusform>
        </translation>
    </message>
    <message>
        <source>incoming mail (IMAP)</source>
        <translation>posta in arrivo (IMAP)</translation>
    </message>
    <message>
        <source>incoming mail (POP3)</source>
        <translation>posta in arrivo (POP3)</translation>
    </message>
    <message>
        <source>outgoing mail (SMTP)</source>
        <translation>posta in uscita (SMTP)</translation>
    </message>
    <message>
        <source>archive</source>
        <translation>archivio</translation>
    </message>
    <message>
        <source>keychain</source>
        <translation>portachiavi</translation>
    </message>
    <message>
        <source>device</source>
        <translation>dispositivo</translation>
    </message>
    <message>
        <source>&amp;Note it</source>
        <translation>&amp;Annota</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Aggiungi</translation>
    </message>
    <message>
        <source>On the provider&apos;s page</source>
        <translation>Nella pagina del gestore</translation>
    </message>
    <message>
        <source>&amp;Open the page</source>
        <translation>&amp;Apri la pagina</translation>
    </message>
    <message>
        <source>The new &amp;password</source>
        <translation>La nuova &amp;password</translation>
    </message>
    <message>
        <source>The new password</source>
        <translation>La nuova password</translation>
    </message>
    <message>
        <source>Paste it here</source>
        <translation>Incollala qui</translation>
    </message>
    <message>
        <source>Take it from the &amp;clipboard</source>
        <translation>Prendila dagli a&amp;ppunti</translation>
    </message>
    <message>
        <source>&amp;Use that</source>
        <translation>&amp;Usa quella</translation>
    </message>
    <message>
        <source>&amp;Expires on</source>
        <translation>&amp;Scade il</translation>
    </message>
    <message>
        <source>The expiry that the page shows</source>
        <translation>La scadenza che mostra la pagina</translation>
    </message>
    <message>
        <source>Also &amp;add it where a program has no password stored</source>
        <translation>Aggiungila &amp;anche dove un programma non ne ha salvata nessuna</translation>
    </message>
    <message>
        <source>Its steps are not known here: look for an app password, or a password for mail programs, in the account&apos;s settings.</source>
        <translation>Qui i suoi passaggi non sono noti: cerca nelle impostazioni dell’account una password per app, o per i programmi di posta.</translation>
    </message>
    <message numerus="yes">
        <source>There was more than a password in that. One word of it looks like the password: it has %n character(s).</source>
        <translation>
            <numerusform>Lì dentro c’era più di una password. Una parola sembra la password: ha %n carattere.</numerusform>
            <numerusform>Lì dentro c’era più di una password. Una parola sembra la password: ha %n caratteri.</numerusform>
        </translation>
    </message>
    <message>
        <source>That is the address of a page, and no password.</source>
        <translation>Questo è l’indirizzo di una pagina, non una password.</translation>
    </message>
    <message>
        <source>That is far too long for a password.</source>
        <translation>È di gran lunga troppo lungo per una password.</translation>
    </message>
    <message>
        <source>There is no text on the clipboard. Copy the password on the provider&apos;s page first.</source>
        <translation>Negli appunti non c’è testo. Prima copia la password nella pagina del gestore.</translation>
    </message>
    <message>
        <source>The server %1 said: %2</source>
        <translation>Il server %1 ha detto: %2</translation>
    </message>
    <message>
        <source>It is not known when it expires; note the date under “Details”.</source>
        <translation>Non si sa quando scade; annota la data sotto “Dettagli”.</translation>
    </message>
    <message>
        <source>It is valid until %1.</source>
        <translation>Vale fino al %1.</translation>
    </message>
    <message>
        <source>Done: the new password is in the keychain.</source>
        <translation>Fatto: la nuova password è nel portachiavi.</translation>
    </message>
    <message>
        <source>Done: the new password is everywhere.</source>
        <translation>Fatto: la nuova password è ovunque.</translation>
    </message>
    <message>
        <source>The new password is in force. Some places do not have it yet.</source>
        <translation>La nuova password è in uso. Alcune copie mancano ancora.</translation>
    </message>
    <message>
        <source>Not everything went well.</source>
        <translation>Non tutto è andato bene.</translation>
    </message>
    <message>
        <source>The server refused this password. Nothing was changed.</source>
        <translation>Il server ha rifiutato questa password. Non è cambiato niente.</translation>
    </message>
    <message>
        <source>Copy it once more from the provider&apos;s page and paste it. If it was the right one, the server may need a minute to learn it.</source>
        <translation>Copiala un’altra volta dalla pagina del gestore e incollala. Se era quella giusta, al server può servire un minuto per impararla.</translation>
    </message>
    <message>
        <source>&amp;Try the same again</source>
        <translation>&amp;Riprova la stessa</translation>
    </message>
    <message>
        <source>&amp;Discard it</source>
        <translation>&amp;Scartala</translation>
    </message>
    <message>
        <source>The provider&apos;s server could not be asked. Nothing was changed, and the password is kept.</source>
        <translation>Non è stato possibile chiedere al server del gestore. Non è cambiato niente, e la password è conservata.</translation>
    </message>
    <message>
        <source>Go on &amp;without asking</source>
        <translation>Continua &amp;senza chiedere</translation>
    </message>
    <message>
        <source>The keychain is locked or missing. Nothing was changed; the password you pasted is still here.</source>
        <translation>Il portachiavi è bloccato o manca. Non è cambiato niente; la password che hai incollato è ancora qui.</translation>
    </message>
    <message>
        <source>Go on &amp;without the keychain</source>
        <translation>Continua &amp;senza portachiavi</translation>
    </message>
    <message>
        <source>This is the password that every place has already.</source>
        <translation>Questa è la password che tutte le copie hanno già.</translation>
    </message>
    <message>
        <source>If you have generated a new one, copy that one and paste it.</source>
        <translation>Se ne hai generata una nuova, copia quella e incollala.</translation>
    </message>
    <message>
        <source>Both really have the &amp;same password</source>
        <translation>&amp;Hanno davvero la stessa password</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Ferma</translation>
    </message>
    <message>
        <source>&amp;End here</source>
        <translation>&amp;Fermati qui</translation>
    </message>
    <message>
        <source>Renew %1</source>
        <translation>Rinnova %1</translation>
    </message>
    <message>
        <source>Where the password is stored</source>
        <translation>Dove è salvata la password</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In corso</translation>
    </message>
    <message>
        <source>&amp;Renew</source>
        <translation>&amp;Rinnova</translation>
    </message>
    <message>
        <source>&amp;Next account</source>
        <translation>Account &amp;successivo</translation>
    </message>
    <message>
        <source>The keychain cannot take the password yet.</source>
        <translation>Il portachiavi non può ancora ricevere la password.</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Guarda di nuovo</translation>
    </message>
    <message>
        <source>A password that was pasted earlier waits.</source>
        <translation>Una password incollata prima è in attesa.</translation>
    </message>
    <message>
        <source>Paste a new one in its place, or go on with it.</source>
        <translation>Incollane una nuova al suo posto, oppure continua con quella.</translation>
    </message>
    <message>
        <source>&amp;Go on with it</source>
        <translation>&amp;Continua con quella</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>In corso…</translation>
    </message>
    <message>
        <source>Looking at the mail programs…</source>
        <translation>Guardo i programmi di posta…</translation>
    </message>
    <message>
        <source>Putting it into the keychain first…</source>
        <translation>Prima la metto nel portachiavi…</translation>
    </message>
    <message>
        <source>Trying it once with the provider&apos;s server…</source>
        <translation>La provo una volta sul server del gestore…</translation>
    </message>
    <message>
        <source>Writing it to the mail programs…</source>
        <translation>La scrivo nei programmi di posta…</translation>
    </message>
    <message>
        <source>Reading it back…</source>
        <translation>La rileggo…</translation>
    </message>
    <message>
        <source>There was nothing to do.</source>
        <translation>Non c’era niente da fare.</translation>
    </message>
    <message numerus="yes">
        <source>%n password(s) to renew</source>
        <translation>
            <numerusform>%n password da rinnovare</numerusform>
            <numerusform>%n password da rinnovare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) not finished</source>
        <translation>
            <numerusform>%n account da finire</numerusform>
            <numerusform>%n account da finire</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open Rinnova</source>
        <translation>&amp;Apri Rinnova</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Sblocca</translation>
    </message>
    <message>
        <source>The mail program&apos;s own primary &amp;password. It is kept in the keychain, so that this is asked once.</source>
        <translation>La &amp;password principale del programma di posta. Viene conservata nel portachiavi, così è chiesta una volta sola.</translation>
    </message>
    <message>
        <source>Primary password</source>
        <translation>Password principale</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Sblocca</translation>
    </message>
    <message>
        <source>Welcome to Rinnova</source>
        <translation>Benvenuto in Rinnova</translation>
    </message>
    <message>
        <source>The password that your mail programs use expires every few months, and Rinnova tells you in time. You generate the new one on the provider&apos;s page and paste it once: every program on this computer gets it. Your passwords stay in this computer&apos;s keychain and go to nobody but your provider.</source>
        <translation>La password che usano i tuoi programmi di posta scade ogni pochi mesi, e Rinnova te lo dice in tempo. Generi quella nuova nella pagina del gestore e la incolli una volta sola: la ricevono tutti i programmi di questo computer. Le tue password restano nel portachiavi di questo computer e non vanno a nessuno, tranne che al tuo gestore.</translation>
    </message>
    <message>
        <source>What was found on this computer</source>
        <translation>Che cosa è stato trovato su questo computer</translation>
    </message>
    <message>
        <source>Looking through the mail programs and keychains…</source>
        <translation>Cerco nei programmi di posta e nei portachiavi…</translation>
    </message>
    <message>
        <source>Here it was not possible to look:</source>
        <translation>Qui non è stato possibile guardare:</translation>
    </message>
    <message>
        <source>A phone, a scanner or a program that Rinnova cannot see into is not found by itself: add it to its account later, under “Details”. Mail programs without a saved password and webmail are not found either.</source>
        <translation>Un telefono, uno scanner o un programma in cui Rinnova non può guardare non si trova da solo: aggiungilo dopo al suo account, sotto “Dettagli”. Non si trovano nemmeno i programmi di posta senza password salvata e la webmail.</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) found.</source>
        <translation>
            <numerusform>%n account trovato.</numerusform>
            <numerusform>%n account trovati.</numerusform>
        </translation>
    </message>
    <message>
        <source>No mail account was found in the mail programs and keychains of this computer.</source>
        <translation>Nei programmi di posta e nei portachiavi di questo computer non è stato trovato nessun account di posta.</translation>
    </message>
    <message>
        <source>There was more than a password in that. Copy the password alone, without the text around it.</source>
        <translation>Lì dentro c’era più di una password. Copia soltanto la password, senza il testo intorno.</translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation>Niente in scadenza</translation>
    </message>
    <message>
        <source>Generate a new one on the provider&apos;s page: press “Renew”.</source>
        <translation>Generane una nuova nella pagina del gestore: premi “Rinnova”.</translation>
    </message>
    <message>
        <source>Press “Renew”, and tick that it is also to be added where no password is stored.</source>
        <translation>Premi “Rinnova” e spunta di aggiungerla anche dove non ne è salvata nessuna.</translation>
    </message>
    <message>
        <source>If one of them is new: choose it under “Stored copies” and press “Bring this one everywhere”.</source>
        <translation>Se una di loro è nuova: sceglila in “Copie salvate” e premi “Porta questa ovunque”.</translation>
    </message>
    <message>
        <source>Steps and copies</source>
        <translation>Passaggi e copie</translation>
    </message>
    <message numerus="yes">
        <source>%n in place</source>
        <translation>
            <numerusform>%n aggiornata</numerusform>
            <numerusform>%n aggiornate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with another password</source>
        <translation>
            <numerusform>%n con un’altra password</numerusform>
            <numerusform>%n con un’altra password</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n in attesa</numerusform>
            <numerusform>%n in attesa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a password</source>
        <translation>
            <numerusform>%n senza password</numerusform>
            <numerusform>%n senza password</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n locked</source>
        <translation>
            <numerusform>%n bloccata</numerusform>
            <numerusform>%n bloccate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable</source>
        <translation>
            <numerusform>%n illeggibile</numerusform>
            <numerusform>%n illeggibili</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n non riuscita</numerusform>
            <numerusform>%n non riuscite</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to do by hand</source>
        <translation>
            <numerusform>%n da fare a mano</numerusform>
            <numerusform>%n da fare a mano</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not checked</source>
        <translation>
            <numerusform>%n non controllata</numerusform>
            <numerusform>%n non controllate</numerusform>
        </translation>
    </message>
    <message>
        <source>none on this computer</source>
        <translation>nessuna su questo computer</translation>
    </message>
    <message>
        <source>Close, and lose the password?</source>
        <translation>Chiudere e perdere la password?</translation>
    </message>
    <message>
        <source>The password that you pasted is kept nowhere else, and its page shows it only once.</source>
        <translation>La password che hai incollato non è conservata da nessun’altra parte, e la sua pagina la mostra una volta sola.</translation>
    </message>
    <message>
        <source>&amp;Lose it</source>
        <translation>&amp;Perdila</translation>
    </message>
    <message>
        <source>next notice: %1</source>
        <translation>prossimo avviso: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies) still to be done</source>
        <translation>
            <numerusform>%n copia da finire</numerusform>
            <numerusform>%n copie da finire</numerusform>
        </translation>
    </message>
    <message>
        <source>The password is on the clipboard for %1 seconds.</source>
        <translation>La password è negli appunti per %1 secondi.</translation>
    </message>
    <message>
        <source>The password is on the clipboard no more.</source>
        <translation>La password non è più negli appunti.</translation>
    </message>
    <message>
        <source>Re&amp;minders…</source>
        <translation>Pro&amp;memoria…</translation>
    </message>
    <message>
        <source>%1 (for this account alone)</source>
        <translation>%1 (solo per questo account)</translation>
    </message>
    <message>
        <source>You are not warned while this window is closed.</source>
        <translation>Finché questa finestra è chiusa non ricevi avvisi.</translation>
    </message>
    <message>
        <source>S&amp;witch the warnings on</source>
        <translation>Atti&amp;va gli avvisi</translation>
    </message>
    <message>
        <source>The warnings could not be switched on: %1</source>
        <translation>Non è stato possibile attivare gli avvisi: %1</translation>
    </message>
    <message>
        <source>the entry cannot be removed</source>
        <translation>la voce non può essere rimossa</translation>
    </message>
    <message>
        <source>The program lies where the desktop cannot start it.</source>
        <translation>Il programma si trova dove il desktop non può avviarlo.</translation>
    </message>
    <message>
        <source>Start with the &amp;desktop</source>
        <translation>Avvia insieme al &amp;desktop</translation>
    </message>
    <message>
        <source>&amp;Passwords from a file…</source>
        <translation>&amp;Password da un file…</translation>
    </message>
    <message>
        <source>&amp;Save the summary…</source>
        <translation>&amp;Salva il riepilogo…</translation>
    </message>
    <message>
        <source>Pr&amp;int it…</source>
        <translation>S&amp;tampa…</translation>
    </message>
    <message>
        <source>In the file&apos;s properties, take the permissions away from everybody but yourself, and choose it again.</source>
        <translation>Nelle proprietà del file togli i permessi a tutti tranne che a te, poi sceglilo di nuovo.</translation>
    </message>
    <message>
        <source>New passwords from a file</source>
        <translation>Nuove password da un file</translation>
    </message>
    <message>
        <source>A file with one account on each line: %1. It must be readable by you alone. Each password is tried with its server before anything is written.</source>
        <translation>Un file con un account per riga: %1. Deve poterlo leggere solo tu. Ogni password viene provata con il suo server prima che si scriva qualcosa.</translation>
    </message>
    <message>
        <source>Lines of the file</source>
        <translation>Righe del file</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Riga</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nuova password</translation>
    </message>
    <message>
        <source>&amp;Delete the file…</source>
        <translation>&amp;Elimina il file…</translation>
    </message>
    <message>
        <source>Choose the file with the passwords</source>
        <translation>Scegli il file con le password</translation>
    </message>
    <message>
        <source>%1 is no ordinary file.</source>
        <translation>%1 non è un normale file.</translation>
    </message>
    <message>
        <source>without the blanks around it</source>
        <translation>senza gli spazi intorno</translation>
    </message>
    <message>
        <source>as computed</source>
        <translation>calcolata</translation>
    </message>
    <message>
        <source>not watched so far</source>
        <translation>non ancora seguito</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) in the file. Nothing has been done yet: look the list over, then press “Renew”.</source>
        <translation>
            <numerusform>%n account nel file. Non è stato ancora fatto nulla: controlla l’elenco, poi premi “Rinnova”.</numerusform>
            <numerusform>%n account nel file. Non è stato ancora fatto nulla: controlla l’elenco, poi premi “Rinnova”.</numerusform>
        </translation>
    </message>
    <message>
        <source>Working on %1…</source>
        <translation>In corso: %1…</translation>
    </message>
    <message>
        <source>The keychain is locked or missing. Nothing was changed.</source>
        <translation>Il portachiavi è bloccato o manca. Non è stato cambiato nulla.</translation>
    </message>
    <message>
        <source>%1 of %2 have their new password everywhere.</source>
        <translation>%1 di %2 hanno la nuova password ovunque.</translation>
    </message>
    <message>
        <source>The passwords still stand in the file: delete it.</source>
        <translation>Le password sono ancora nel file: eliminalo.</translation>
    </message>
    <message>
        <source>Delete the file with the passwords?</source>
        <translation>Eliminare il file con le password?</translation>
    </message>
    <message>
        <source>&amp;Delete it</source>
        <translation>&amp;Elimina</translation>
    </message>
    <message>
        <source>The file is deleted.</source>
        <translation>Il file è stato eliminato.</translation>
    </message>
    <message>
        <source>The file could not be deleted.</source>
        <translation>Non è stato possibile eliminare il file.</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Promemoria</translation>
    </message>
    <message>
        <source>How many days before the last day are you reminded? 0 is the last day itself. With no number, there is no reminder.</source>
        <translation>Quanti giorni prima dell’ultimo giorno vuoi il promemoria? 0 è l’ultimo giorno stesso. Senza numeri non c’è promemoria.</translation>
    </message>
    <message>
        <source>&amp;As for all accounts: %1</source>
        <translation>&amp;Come per tutti gli account: %1</translation>
    </message>
    <message>
        <source>&amp;For this account:</source>
        <translation>Per &amp;questo account:</translation>
    </message>
    <message>
        <source>Days before the last day</source>
        <translation>Giorni prima dell’ultimo giorno</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>&amp;Imposta</translation>
    </message>
    <message>
        <source>Whole numbers from 0 to %1, with commas between them.</source>
        <translation>Numeri interi da 0 a %1, separati da virgole.</translation>
    </message>
    <message>
        <source>No reminders before the last day</source>
        <translation>Nessun promemoria prima dell’ultimo giorno</translation>
    </message>
    <message>
        <source>Reminders, in days before the last one: %1</source>
        <translation>Promemoria, in giorni prima dell’ultimo: %1</translation>
    </message>
    <message>
        <source>Cop&amp;y the password</source>
        <translation>Copia la pass&amp;word</translation>
    </message>
    <message>
        <source>the registry cannot be changed</source>
        <translation>il registro di sistema non si può modificare</translation>
    </message>
    <message>
        <source>The password that you pasted is still here.</source>
        <translation>La password che hai incollato è ancora qui.</translation>
    </message>
    <message>
        <source>Go on with it, or paste another one in its place.</source>
        <translation>Continua con quella, oppure incollane un&apos;altra al suo posto.</translation>
    </message>
    <message>
        <source>The provider&apos;s server could not be asked. Nothing was changed; the password you pasted is still here.</source>
        <translation>Non è stato possibile chiedere al server del gestore. Non è cambiato niente; la password che hai incollato è ancora qui.</translation>
    </message>
    <message>
        <source>Choose in a calendar</source>
        <translation>Scegli da un calendario</translation>
    </message>
    <message>
        <source>That date is out of place: it must lie between %1 and %2.</source>
        <translation>Questa data non può essere giusta: deve stare tra il %1 e il %2.</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>%1 exists at several providers.</source>
        <translation>%1 esiste presso più gestori.</translation>
    </message>
    <message>
        <source>Say which one is meant: %1</source>
        <translation>Indica quale: %1</translation>
    </message>
    <message>
        <source>No account %1 is known here.</source>
        <translation>La casella %1 qui non è conosciuta.</translation>
    </message>
    <message>
        <source>“rinnova discover” lists the accounts of this machine; “rinnova track” adds one.</source>
        <translation>“rinnova discover” elenca le caselle di questo computer; “rinnova track” ne aggiunge una.</translation>
    </message>
    <message>
        <source>There is no provider “%1”.</source>
        <translation>Il gestore “%1” non esiste.</translation>
    </message>
    <message>
        <source>“rinnova providers” lists those that are known.</source>
        <translation>“rinnova providers” elenca quelli conosciuti.</translation>
    </message>
    <message>
        <source>No mail program here has %1, and its address does not tell the provider.</source>
        <translation>Nessun programma di posta qui ha %1, e il suo indirizzo non rivela il gestore.</translation>
    </message>
    <message>
        <source>Name the provider (--provider ID) or its server (--server imap=HOST:PORT).</source>
        <translation>Indica il gestore (--provider ID) o il suo server (--server imap=HOST:PORT).</translation>
    </message>
    <message>
        <source>%1 sends through %2, which is not a server of %3: what it sends is not certified mail.</source>
        <translation>%1 invia tramite %2, che non è un server di %3: i messaggi inviati non sono PEC.</translation>
    </message>
    <message>
        <source>Set the outgoing server to %1.</source>
        <translation>Imposta %1 come server in uscita.</translation>
    </message>
    <message>
        <source>%1 is read by IMAP in one place and by POP3 in another: POP3 can download and delete messages that the others then lose.</source>
        <translation>%1 si legge con IMAP in un posto e con POP3 in un altro: POP3 può scaricare ed eliminare messaggi che gli altri poi perdono.</translation>
    </message>
    <message>
        <source>Use IMAP everywhere, or let POP3 leave a copy on the server.</source>
        <translation>Usa IMAP ovunque, o fai in modo che POP3 lasci una copia sul server.</translation>
    </message>
    <message>
        <source>The outgoing server of %1 logs in as %2, without the user&apos;s prefix.</source>
        <translation>Il server in uscita di %1 accede come %2, senza il prefisso dell’utente.</translation>
    </message>
    <message>
        <source>Set the user name of the outgoing server to %1.</source>
        <translation>Imposta %1 come nome utente del server in uscita.</translation>
    </message>
    <message>
        <source>No mail program remembers the password of %1.</source>
        <translation>Nessun programma di posta ha memorizzato la password di %1.</translation>
    </message>
    <message>
        <source>“rinnova rotate --create %1” also fills in what is missing.</source>
        <translation>“rinnova rotate --create %1” la aggiunge anche dove manca.</translation>
    </message>
    <message>
        <source>The archive of %1 (%2) is in no mail program of this machine.</source>
        <translation>L’archivio di %1 (%2) non è in nessun programma di posta di questo computer.</translation>
    </message>
    <message>
        <source>It needs the same password: set it wherever the archive is read.</source>
        <translation>Usa la stessa password: impostala ovunque si legga l’archivio.</translation>
    </message>
    <message>
        <source>%1 sends the password of %2 to %3 without encryption.</source>
        <translation>%1 invia la password di %2 a %3 senza cifratura.</translation>
    </message>
    <message>
        <source>Switch the connection&apos;s security to SSL/TLS.</source>
        <translation>Imposta SSL/TLS come sicurezza della connessione.</translation>
    </message>
    <message>
        <source>%1 (%2) holds another password for %3 than the first place.</source>
        <translation>%1 (%2) ha per %3 una password diversa da quella del primo posto.</translation>
    </message>
    <message>
        <source>If one of them is new: “rinnova rotate %1 --from SLOT”.</source>
        <translation>Se una è quella nuova: “rinnova rotate %1 --from SLOT”.</translation>
    </message>
    <message>
        <source>The password of %1 has expired: mail programs cannot log in. The webmail and the provider&apos;s app still work.</source>
        <translation>La password di %1 è scaduta: i programmi di posta non possono accedere. La webmail e l’app del gestore funzionano ancora.</translation>
    </message>
    <message>
        <source>Generate a new one on the provider&apos;s page, then “rinnova rotate %1”.</source>
        <translation>Generane una nuova nella pagina del gestore, poi “rinnova rotate %1”.</translation>
    </message>
    <message>
        <source>The password of %1 is no longer in the keychain.</source>
        <translation>La password di %1 non è più nel portachiavi.</translation>
    </message>
    <message>
        <source>Adopt it from a mail program (“rinnova rotate %1 --from SLOT”), or generate a new one.</source>
        <translation>Adottala da un programma di posta (“rinnova rotate %1 --from SLOT”), o generane una nuova.</translation>
    </message>
    <message>
        <source>The system gives no random numbers.</source>
        <translation>Il sistema non fornisce numeri casuali.</translation>
    </message>
    <message>
        <source>The plugin %1 failed: %2</source>
        <translation>Il plugin %1 ha avuto un errore: %2</translation>
    </message>
    <message>
        <source>The plugin %1 does not answer.</source>
        <translation>Il plugin %1 non risponde.</translation>
    </message>
    <message>
        <source>Open slots were tried again: %1.</source>
        <translation>Gli slot in sospeso sono stati ritentati: %1.</translation>
    </message>
    <message>
        <source>This file is no plugin.</source>
        <translation>Questo file non è un plugin.</translation>
    </message>
    <message>
        <source>This file is no plugin of Rinnova&apos;s.</source>
        <translation>Questo file non è un plugin di Rinnova.</translation>
    </message>
    <message>
        <source>The plugin has no proper id.</source>
        <translation>Il plugin non ha un id valido.</translation>
    </message>
    <message>
        <source>The plugin %1 was built for another version of Rinnova.</source>
        <translation>Il plugin %1 è fatto per un’altra versione di Rinnova.</translation>
    </message>
    <message>
        <source>Install the plugin that comes with this version.</source>
        <translation>Installa il plugin di questa versione.</translation>
    </message>
    <message>
        <source>The plugin %1 is for another system.</source>
        <translation>Il plugin %1 è per un altro sistema.</translation>
    </message>
    <message>
        <source>The plugin %1 cannot be loaded: %2</source>
        <translation>Il plugin %1 non si può caricare: %2</translation>
    </message>
    <message>
        <source>The plugin %1 gave nothing.</source>
        <translation>Il plugin %1 non ha fornito nulla.</translation>
    </message>
    <message>
        <source>Take away the others&apos; right to write to it and its folder.</source>
        <translation>Togli agli altri il permesso di scrivere nel file e nella sua cartella.</translation>
    </message>
    <message>
        <source>There are two plugins with the id %1.</source>
        <translation>Ci sono due plugin con l’id %1.</translation>
    </message>
    <message>
        <source>Left out.</source>
        <translation>Escluso.</translation>
    </message>
    <message>
        <source>No server of this account is known.</source>
        <translation>Non si conosce nessun server di questa casella.</translation>
    </message>
    <message>
        <source>No mail program was changed. The password is kept: “rinnova retry” goes on, “rinnova discard” drops it.</source>
        <translation>Nessun programma di posta è stato modificato. La password è conservata: “rinnova retry” prosegue, “rinnova discard” la scarta.</translation>
    </message>
    <message>
        <source>Not tried: the server refused three passwords in a row.</source>
        <translation>Non provata: il server ha rifiutato tre password di fila.</translation>
    </message>
    <message>
        <source>Stopped before the server was asked.</source>
        <translation>Interrotto prima di chiedere al server.</translation>
    </message>
    <message>
        <source>The server refuses the password: %1</source>
        <translation>Il server rifiuta la password: %1</translation>
    </message>
    <message>
        <source>The server could not be asked: %1</source>
        <translation>Non è stato possibile chiedere al server: %1</translation>
    </message>
    <message>
        <source>The connection to the server is not secure: %1</source>
        <translation>La connessione al server non è sicura: %1</translation>
    </message>
    <message>
        <source>Found again after the ledger was damaged.</source>
        <translation>Ritrovata dopo che il registro si era danneggiato.</translation>
    </message>
    <message>
        <source>The rotation was interrupted here.</source>
        <translation>Il rinnovo è stato interrotto qui.</translation>
    </message>
    <message>
        <source>There is no target “%1”.</source>
        <translation>La destinazione “%1” non esiste.</translation>
    </message>
    <message>
        <source>“rinnova plugins” lists those that are loaded.</source>
        <translation>“rinnova plugins” elenca quelle caricate.</translation>
    </message>
    <message>
        <source>%1 is there more than once.</source>
        <translation>%1 compare più di una volta.</translation>
    </message>
    <message>
        <source>This is the password of %1, not of %2.</source>
        <translation>Questa è la password di %1, non di %2.</translation>
    </message>
    <message>
        <source>Copy the right one from the provider&apos;s page. If both accounts really have the same password, confirm it (--accept-duplicate).</source>
        <translation>Copia quella giusta dalla pagina del gestore. Se davvero entrambe le caselle hanno la stessa password, confermalo (--accept-duplicate).</translation>
    </message>
    <message>
        <source>No mail program on this machine holds this account.</source>
        <translation>Nessun programma di posta di questo computer ha questa casella.</translation>
    </message>
    <message>
        <source>The password is kept nowhere but in the mail programs: it cannot be brought to open ones later.</source>
        <translation>La password è conservata solo nei programmi di posta: quelli aperti ora non potranno riceverla più tardi.</translation>
    </message>
    <message>
        <source>The password was not tried: %1</source>
        <translation>La password non è stata provata: %1</translation>
    </message>
    <message>
        <source>%1 has no slot %2.</source>
        <translation>%1 non ha lo slot %2.</translation>
    </message>
    <message>
        <source>“rinnova status %1” lists its slots.</source>
        <translation>“rinnova status %1” elenca i suoi slot.</translation>
    </message>
    <message>
        <source>This slot cannot be read back.</source>
        <translation>Questo slot non si può rileggere.</translation>
    </message>
    <message>
        <source>Back to the previous password; valid until %1.</source>
        <translation>Tornato alla password precedente; valida fino al %1.</translation>
    </message>
    <message>
        <source>New password; valid until %1.</source>
        <translation>Nuova password; valida fino al %1.</translation>
    </message>
    <message>
        <source>The plugin %1 is not loaded.</source>
        <translation>Il plugin %1 non è caricato.</translation>
    </message>
    <message>
        <source>“rinnova plugins” says why.</source>
        <translation>“rinnova plugins” dice perché.</translation>
    </message>
    <message>
        <source>It was written, but reading it back gave something else.</source>
        <translation>È stata scritta, ma alla rilettura risulta altro.</translation>
    </message>
    <message>
        <source>Try again with “rinnova retry”.</source>
        <translation>Riprova con “rinnova retry”.</translation>
    </message>
    <message>
        <source>The plugin %1 gave an incomplete answer.</source>
        <translation>Il plugin %1 ha dato una risposta incompleta.</translation>
    </message>
    <message>
        <source>The day of issue lies in the future.</source>
        <translation>Il giorno di generazione è nel futuro.</translation>
    </message>
    <message>
        <source>The expiry %1 is more than ten years ahead.</source>
        <translation>Alla scadenza %1 mancano più di dieci anni.</translation>
    </message>
    <message>
        <source>Tracking started.</source>
        <translation>Casella seguita da ora.</translation>
    </message>
    <message>
        <source>The previous password of %1 is not known.</source>
        <translation>La password precedente di %1 non è nota.</translation>
    </message>
    <message>
        <source>Generate a new one on the provider&apos;s page and rotate to it.</source>
        <translation>Generane una nuova nella pagina del gestore e passa a quella.</translation>
    </message>
    <message>
        <source>Tracking ended.</source>
        <translation>Casella non più seguita.</translation>
    </message>
    <message>
        <source>The waiting password was dropped.</source>
        <translation>La password in attesa è stata scartata.</translation>
    </message>
    <message>
        <source>Extended by the provider until %1.</source>
        <translation>Posticipata dal gestore fino al %1.</translation>
    </message>
    <message>
        <source>There is no slot %1.</source>
        <translation>Lo slot %1 non esiste.</translation>
    </message>
    <message>
        <source>“rinnova status ACCOUNT” lists the slots of an account.</source>
        <translation>“rinnova status ACCOUNT” elenca gli slot di una casella.</translation>
    </message>
    <message>
        <source>This slot is checked by reading it back, not by word.</source>
        <translation>Questo slot si controlla rileggendolo, non sulla parola.</translation>
    </message>
    <message>
        <source>“rinnova verify” reads it.</source>
        <translation>“rinnova verify” lo rilegge.</translation>
    </message>
    <message>
        <source>Confirmed on %1.</source>
        <translation>Confermato il %1.</translation>
    </message>
    <message>
        <source>Confirmed by hand: %1.</source>
        <translation>Confermato a mano: %1.</translation>
    </message>
    <message>
        <source>“rinnova discover” lists the slots of this machine.</source>
        <translation>“rinnova discover” elenca gli slot di questo computer.</translation>
    </message>
    <message>
        <source>The expiry %1 lies in the past.</source>
        <translation>La scadenza %1 è già passata.</translation>
    </message>
    <message>
        <source>Read the date on the provider&apos;s page again: day, month, year.</source>
        <translation>Rileggi la data nella pagina del gestore: giorno, mese, anno.</translation>
    </message>
    <message>
        <source>it is neither it nor en</source>
        <translation>non è né it né en</translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <translation>non è un oggetto JSON</translation>
    </message>
    <message>
        <source>must be an absolute path.</source>
        <translation>deve essere un percorso assoluto.</translation>
    </message>
    <message>
        <source>is missing: certificate and key are given together.</source>
        <translation>manca: certificato e chiave si danno insieme.</translation>
    </message>
    <message>
        <source>needs a certificate and a key.</source>
        <translation>richiede un certificato e una chiave.</translation>
    </message>
    <message>
        <source>Unlock the keychain and try again, or leave out --with-password.</source>
        <translation>Sblocca il portachiavi e riprova, oppure togli --with-password.</translation>
    </message>
    <message>
        <source>The keychain holds no password of %1 yet.</source>
        <translation>Il portachiavi non contiene ancora una password di %1.</translation>
    </message>
    <message>
        <source>Renew it first, or take over the one that a mail program holds: %1</source>
        <translation>Prima rinnovala, oppure adotta quella che ha un programma di posta: %1</translation>
    </message>
    <message>
        <source>The password of %1 is gone from the keychain.</source>
        <translation>La password di %1 non c’è più nel portachiavi.</translation>
    </message>
    <message>
        <source>Take over the one that a mail program holds: %1</source>
        <translation>Adotta quella che ha un programma di posta: %1</translation>
    </message>
    <message>
        <source>%1 is reached without TLS: the password can be read on its way.</source>
        <translation>%1 si raggiunge senza TLS: la password si può leggere lungo il percorso.</translation>
    </message>
    <message>
        <source>A profile with the password was made for another device.</source>
        <translation>È stato creato un profilo con la password per un altro dispositivo.</translation>
    </message>
    <message>
        <source>must be an absolute path or null.</source>
        <translation>deve essere un percorso assoluto o null.</translation>
    </message>
    <message>
        <source>It runs where it cannot be reached from here.</source>
        <translation>È in esecuzione dove non è raggiungibile da qui.</translation>
    </message>
    <message>
        <source>It was asked to end, and is still open.</source>
        <translation>Gli è stato chiesto di chiudersi ed è ancora aperto.</translation>
    </message>
    <message>
        <source>%1 was not restarted: %2</source>
        <translation>%1 non è stato riavviato: %2</translation>
    </message>
    <message>
        <source>%1 did not start again: %2</source>
        <translation>%1 non si è riavviato: %2</translation>
    </message>
    <message>
        <source>The second channel cannot be used: %1 is itself watched over.</source>
        <translation>Il secondo canale non si può usare: %1 è una delle caselle seguite.</translation>
    </message>
    <message>
        <source>A mailbox cannot carry the alarm of its own end: name one of another provider in &quot;second_channel&quot;.</source>
        <translation>Una casella non può portare l’allarme della propria scadenza: indica in &quot;second_channel&quot; quella di un altro gestore.</translation>
    </message>
    <message>
        <source>The key of the fingerprints is damaged.</source>
        <translation>La chiave delle impronte è danneggiata.</translation>
    </message>
    <message>
        <source>The accounts were changed meanwhile.</source>
        <translation>Le caselle sono cambiate nel frattempo.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Riprova.</translation>
    </message>
    <message>
        <source>No notice of %1 can be put off until %2.</source>
        <translation>Nessun avviso di %1 può essere rimandato al %2.</translation>
    </message>
    <message>
        <source>The last day possible is %1.</source>
        <translation>L’ultimo giorno possibile è %1.</translation>
    </message>
    <message>
        <source>must be a time of the day such as 09:00.</source>
        <translation>deve essere un’ora del giorno, per esempio 09:00.</translation>
    </message>
    <message>
        <source>must be later than &quot;from&quot;.</source>
        <translation>deve venire dopo &quot;from&quot;.</translation>
    </message>
    <message>
        <source>must lie within the hours.</source>
        <translation>deve stare dentro l’orario.</translation>
    </message>
    <message>
        <source>must hold whole numbers from 0 to %1.</source>
        <translation>deve contenere numeri interi da 0 a %1.</translation>
    </message>
    <message>
        <source>must be &quot;IT&quot; or null.</source>
        <translation>deve essere &quot;IT&quot; o null.</translation>
    </message>
    <message>
        <source>must hold objects.</source>
        <translation>deve contenere oggetti.</translation>
    </message>
    <message>
        <source>it is empty or no plain text</source>
        <translation>è vuoto o non è testo semplice</translation>
    </message>
    <message>
        <source>it is no mail address</source>
        <translation>non è un indirizzo di posta</translation>
    </message>
    <message>
        <source>it is neither &quot;implicit&quot; nor &quot;starttls&quot;</source>
        <translation>non è né &quot;implicit&quot; né &quot;starttls&quot;</translation>
    </message>
    <message>
        <source>it names nobody</source>
        <translation>non nomina nessuno</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>non è un oggetto JSON</translation>
    </message>
    <message>
        <source>it does not begin with a program&apos;s absolute path</source>
        <translation>non comincia con il percorso assoluto di un programma</translation>
    </message>
    <message>
        <source>either &quot;smtp&quot; or &quot;command&quot; is needed</source>
        <translation>serve &quot;smtp&quot; oppure &quot;command&quot;</translation>
    </message>
    <message>
        <source>The keychain has no password of %1.</source>
        <translation>Il portachiavi non ha una password di %1.</translation>
    </message>
    <message>
        <source>It has one after “rinnova rotate”.</source>
        <translation>La avrà dopo “rinnova rotate”.</translation>
    </message>
    <message>
        <source>Correct the file, then try again.</source>
        <translation>Correggi il file, poi riprova.</translation>
    </message>
    <message>
        <source>Password taken over from a client; valid until %1.</source>
        <translation>Password adottata da un programma; valida fino al %1.</translation>
    </message>
    <message>
        <source>%1 is forgotten, but the keychain still has its passwords: it removes them only when a person says so.</source>
        <translation>%1 è dimenticata, ma il portachiavi ne ha ancora le password: le toglie solo se una persona lo conferma.</translation>
    </message>
    <message>
        <source>Do the same again in a terminal of your desktop session, and confirm when the keychain asks.</source>
        <translation>Ripeti il comando in un terminale della tua sessione desktop, e conferma quando il portachiavi lo chiede.</translation>
    </message>
    <message>
        <source>No account %1 at the provider “%2” is known here.</source>
        <translation>La casella %1 presso il gestore “%2” qui non è conosciuta.</translation>
    </message>
    <message>
        <source>The same password; valid until %1.</source>
        <translation>La stessa password; valida fino al %1.</translation>
    </message>
    <message>
        <source>The command of the second channel cannot be started.</source>
        <translation>Il comando del secondo canale non si avvia.</translation>
    </message>
    <message>
        <source>The command of the second channel does not end.</source>
        <translation>Il comando del secondo canale non termina.</translation>
    </message>
    <message>
        <source>The command of the second channel crashed.</source>
        <translation>Il comando del secondo canale si è interrotto per un errore.</translation>
    </message>
    <message>
        <source>The command of the second channel ended with %1.</source>
        <translation>Il comando del secondo canale è terminato con %1.</translation>
    </message>
    <message>
        <source>A profile with the password of %1 lies in a file: %2</source>
        <translation>Un profilo con la password di %1 si trova in un file: %2</translation>
    </message>
    <message>
        <source>Delete it once the device has it. Confirming the last open place, and the next renewal, delete it too.</source>
        <translation>Eliminalo appena il dispositivo lo ha ricevuto. Lo eliminano anche la conferma dell’ultimo posto aperto e il prossimo rinnovo.</translation>
    </message>
    <message>
        <source>The profile with the password was deleted: %1</source>
        <translation>Il profilo con la password è stato eliminato: %1</translation>
    </message>
    <message>
        <source>Open %1 and approve it in System Settings: it takes the place of the installed profile, and asks for the password. Mail is fetched again. Then the other steps are not needed.</source>
        <translation>Apri %1 e approvalo in Impostazioni di Sistema: prende il posto del profilo installato e chiede la password. La posta viene scaricata di nuovo. Gli altri passaggi allora non servono.</translation>
    </message>
    <message>
        <source>must begin with https:// or be null.</source>
        <translation>deve iniziare con https:// oppure essere null.</translation>
    </message>
    <message>
        <source>must begin with http://, https:// or socks5h://, or be null.</source>
        <translation>deve iniziare con http://, https:// o socks5h://, oppure essere null.</translation>
    </message>
    <message>
        <source>Replaced with the primary password that the keychain has.</source>
        <translation>Sostituita con la password principale che si trova nel portachiavi.</translation>
    </message>
    <message>
        <source>Somebody has stored another password here since.</source>
        <translation>Nel frattempo qualcuno ha salvato qui un’altra password.</translation>
    </message>
    <message>
        <source>It was left as it is: adopt it, or generate a new one.</source>
        <translation>È rimasta com’è: adottala, oppure generane una nuova.</translation>
    </message>
    <message>
        <source>No mail program was changed. The password is kept nowhere: paste it again.</source>
        <translation>Nessun programma di posta è stato modificato. La password non è conservata da nessuna parte: incollala di nuovo.</translation>
    </message>
    <message>
        <source>The password of %1 is being written already.</source>
        <translation>La password di %1 è già in corso di scrittura.</translation>
    </message>
    <message>
        <source>“rinnova retry” brings it to its end; “rinnova undo” goes back then.</source>
        <translation>“rinnova retry” la porta a termine; poi “rinnova undo” torna indietro.</translation>
    </message>
    <message>
        <source>The keychain no longer has the password to compare it with.</source>
        <translation>Il portachiavi non ha più la password con cui confrontarla.</translation>
    </message>
    <message>
        <source>The plugin can be changed by others.</source>
        <translation>Il plugin può essere modificato da altri.</translation>
    </message>
</context>
<context>
    <name>fleet</name>
    <message>
        <source>This is no signed message of a fleet.</source>
        <translation>Questo non è un messaggio firmato di una flotta.</translation>
    </message>
    <message>
        <source>The message is too large.</source>
        <translation>Il messaggio è troppo grande.</translation>
    </message>
    <message>
        <source>The message is of another version.</source>
        <translation>Il messaggio è di un’altra versione.</translation>
    </message>
    <message>
        <source>The message is damaged or too large.</source>
        <translation>Il messaggio è danneggiato o troppo grande.</translation>
    </message>
    <message>
        <source>The document is not what it should be: %1.</source>
        <translation>Il documento non è come dovrebbe essere: %1.</translation>
    </message>
    <message>
        <source>This is no public key.</source>
        <translation>Questa non è una chiave pubblica.</translation>
    </message>
    <message>
        <source>This is no private key.</source>
        <translation>Questa non è una chiave privata.</translation>
    </message>
    <message>
        <source>The policy is not signed with the key of this fleet.</source>
        <translation>Il criterio non è firmato con la chiave di questa flotta.</translation>
    </message>
    <message>
        <source>The policy has two versions.</source>
        <translation>Il criterio ha due versioni.</translation>
    </message>
    <message>
        <source>The policy is older than the one in force.</source>
        <translation>Il criterio è più vecchio di quello in vigore.</translation>
    </message>
    <message>
        <source>This is no secret of a fleet.</source>
        <translation>Questo non è il segreto di una flotta.</translation>
    </message>
    <message>
        <source>This name was sealed with another key file.</source>
        <translation>Questo nome è stato sigillato con un altro file di chiavi.</translation>
    </message>
    <message>
        <source>This is no token, or a part of it is missing.</source>
        <translation>Questo non è un token, o ne manca una parte.</translation>
    </message>
    <message>
        <source>Copy it whole, from its first letter to its last.</source>
        <translation>Copialo per intero, dalla prima all’ultima lettera.</translation>
    </message>
    <message>
        <source>This token is of another version.</source>
        <translation>Questo token è di un’altra versione.</translation>
    </message>
    <message>
        <source>“%1” is no duration.</source>
        <translation>“%1” non è una durata.</translation>
    </message>
    <message>
        <source>Say 30m, 24h or 14d.</source>
        <translation>Scrivi 30m, 24h o 14d.</translation>
    </message>
    <message>
        <source>This cannot be the name of a group.</source>
        <translation>Questo non può essere il nome di un gruppo.</translation>
    </message>
    <message>
        <source>Pseudonyms need a key file.</source>
        <translation>Gli pseudonimi richiedono un file di chiavi.</translation>
    </message>
    <message>
        <source>Make one with “rinnova-fleet key create FILE”, and name it with --key-file.</source>
        <translation>Creane uno con “rinnova-fleet key create FILE” e indicalo con --key-file.</translation>
    </message>
    <message>
        <source>A role is “viewer” or “admin”.</source>
        <translation>Un ruolo è “viewer” o “admin”.</translation>
    </message>
    <message>
        <source>This cannot be a name.</source>
        <translation>Questo non può essere un nome.</translation>
    </message>
    <message>
        <source>Password: </source>
        <translation>Password: </translation>
    </message>
    <message>
        <source>The password is too short.</source>
        <translation>La password è troppo corta.</translation>
    </message>
    <message>
        <source>Take one of at least 10 characters.</source>
        <translation>Scegline una di almeno 10 caratteri.</translation>
    </message>
    <message>
        <source>%1 may sign in, as %2.</source>
        <translation>%1 può accedere, come %2.</translation>
    </message>
    <message>
        <source>There is a key of that name already.</source>
        <translation>Esiste già una chiave con quel nome.</translation>
    </message>
    <message>
        <source>This is no signed policy.</source>
        <translation>Questo non è un criterio firmato.</translation>
    </message>
    <message>
        <source>Sign it first: rinnova-fleet policy sign.</source>
        <translation>Prima firmalo: rinnova-fleet policy sign.</translation>
    </message>
    <message>
        <source>Policy %1 is published already.</source>
        <translation>Il criterio %1 è già pubblicato.</translation>
    </message>
    <message>
        <source>Give the new one a higher version.</source>
        <translation>Dai al nuovo una versione più alta.</translation>
    </message>
    <message>
        <source>Policy %1 is published.</source>
        <translation>Il criterio %1 è pubblicato.</translation>
    </message>
    <message>
        <source>Others can read the key file.</source>
        <translation>Altri possono leggere il file di chiavi.</translation>
    </message>
    <message>
        <source>Take the permission away: chmod 600.</source>
        <translation>Togli il permesso: chmod 600.</translation>
    </message>
    <message>
        <source>Others can read this file.</source>
        <translation>Altri possono leggere questo file.</translation>
    </message>
    <message>
        <source>Nobody is named who is to be told.</source>
        <translation>Non è indicato nessuno da avvisare.</translation>
    </message>
    <message>
        <source>Say --mail-to, or --webhook.</source>
        <translation>Scrivi --mail-to, o --webhook.</translation>
    </message>
    <message>
        <source>The digest was sent.</source>
        <translation>Il riepilogo è stato inviato.</translation>
    </message>
    <message>
        <source>There is nothing to tell.</source>
        <translation>Non c’è niente da dire.</translation>
    </message>
    <message>
        <source>%1 alerts were told.</source>
        <translation>Avvisi inviati: %1.</translation>
    </message>
    <message>
        <source>Language: it or en</source>
        <translation>Lingua: it o en</translation>
    </message>
    <message>
        <source>A file with options of serve, below a line [serve]</source>
        <translation>Un file con le opzioni di serve, sotto una riga [serve]</translation>
    </message>
    <message>
        <source>sqlite:PATH or postgresql://USER@HOST/NAME</source>
        <translation>sqlite:PERCORSO o postgresql://UTENTE@HOST/NOME</translation>
    </message>
    <message>
        <source>Receive reports, show pages</source>
        <translation>Riceve i rapporti, mostra le pagine</translation>
    </message>
    <message>
        <source>Address and port</source>
        <translation>Indirizzo e porta</translation>
    </message>
    <message>
        <source>Certificate and its chain, PEM</source>
        <translation>Certificato con la sua catena, PEM</translation>
    </message>
    <message>
        <source>Its private key, PEM</source>
        <translation>La sua chiave privata, PEM</translation>
    </message>
    <message>
        <source>A proxy that I trust does TLS, and says who asks</source>
        <translation>Un proxy fidato si occupa di TLS e dice chi chiede</translation>
    </message>
    <message>
        <source>The header in which the proxy names who has signed in</source>
        <translation>L’intestazione in cui il proxy indica chi ha effettuato l’accesso</translation>
    </message>
    <message>
        <source>After so many days a device counts as silent</source>
        <translation>Dopo quanti giorni un dispositivo è considerato muto</translation>
    </message>
    <message>
        <source>How long changes are kept</source>
        <translation>Per quanto si conservano le modifiche</translation>
    </message>
    <message>
        <source>Of one address, beside bursts; 0: any number</source>
        <translation>Da un indirizzo, oltre alle raffiche; 0: quanti si vuole</translation>
    </message>
    <message>
        <source>Make a token for devices to join with</source>
        <translation>Crea un token con cui i dispositivi si uniscono</translation>
    </message>
    <message>
        <source>The group that they come into</source>
        <translation>Il gruppo in cui entrano</translation>
    </message>
    <message>
        <source>How many devices may join</source>
        <translation>Quanti dispositivi possono unirsi</translation>
    </message>
    <message>
        <source>How long it counts: 24h, 14d</source>
        <translation>Per quanto vale: 24h, 14d</translation>
    </message>
    <message>
        <source>Your key file</source>
        <translation>Il tuo file di chiavi</translation>
    </message>
    <message>
        <source>The server gets no names of accounts</source>
        <translation>Il server non riceve i nomi delle caselle</translation>
    </message>
    <message>
        <source>Your key file, for policies and pseudonyms</source>
        <translation>Il tuo file di chiavi, per criteri e pseudonimi</translation>
    </message>
    <message>
        <source>Make one</source>
        <translation>Creane uno</translation>
    </message>
    <message>
        <source>Who may look at the pages</source>
        <translation>Chi può vedere le pagine</translation>
    </message>
    <message>
        <source>Add somebody, or give another password</source>
        <translation>Aggiunge qualcuno, o gli dà un’altra password</translation>
    </message>
    <message>
        <source>viewer looks, admin changes too</source>
        <translation>viewer guarda, admin può anche modificare</translation>
    </message>
    <message>
        <source>The password comes on standard input</source>
        <translation>La password arriva dallo standard input</translation>
    </message>
    <message>
        <source>Keys for programs</source>
        <translation>Chiavi per programmi</translation>
    </message>
    <message>
        <source>Make one, and print it</source>
        <translation>Creane una e mostrala</translation>
    </message>
    <message>
        <source>All accounts, as a list</source>
        <translation>Tutte le caselle, in un elenco</translation>
    </message>
    <message>
        <source>Of this group</source>
        <translation>Di questo gruppo</translation>
    </message>
    <message>
        <source>That expire within this time: 14d</source>
        <translation>Che scadono entro questo tempo: 14d</translation>
    </message>
    <message>
        <source>The devices of the fleet</source>
        <translation>I dispositivi della flotta</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Li mostra</translation>
    </message>
    <message>
        <source>Let one report no longer</source>
        <translation>Non accetta più i rapporti di uno</translation>
    </message>
    <message>
        <source>What the fleet&apos;s machines go by</source>
        <translation>Ciò a cui si attengono i computer della flotta</translation>
    </message>
    <message>
        <source>Sign a policy, where your key file is</source>
        <translation>Firma un criterio, dove sta il tuo file di chiavi</translation>
    </message>
    <message>
        <source>Where to; else standard output</source>
        <translation>Dove; altrimenti lo standard output</translation>
    </message>
    <message>
        <source>Hand a signed policy out</source>
        <translation>Distribuisce un criterio firmato</translation>
    </message>
    <message>
        <source>Tell what has expired and who is silent; for a timer</source>
        <translation>Dice che cosa è scaduto e chi è muto; per un timer</translation>
    </message>
    <message>
        <source>What the week brings, by mail</source>
        <translation>Che cosa porta la settimana, per posta</translation>
    </message>
    <message>
        <source>Where to, https</source>
        <translation>Dove, https</translation>
    </message>
    <message>
        <source>A file with the secret that it is signed with</source>
        <translation>Un file con il segreto con cui si firma</translation>
    </message>
    <message>
        <source>By mail to this address</source>
        <translation>Per posta a questo indirizzo</translation>
    </message>
    <message>
        <source>From this address</source>
        <translation>Da questo indirizzo</translation>
    </message>
    <message>
        <source>Who signs in there</source>
        <translation>Chi vi accede</translation>
    </message>
    <message>
        <source>A file with the password</source>
        <translation>Un file con la password</translation>
    </message>
    <message>
        <source>The authority that vouches for them, PEM</source>
        <translation>L’autorità che li garantisce, PEM</translation>
    </message>
    <message>
        <source>The state of all machines, for their administrator</source>
        <translation>Lo stato di tutti i computer, per il loro amministratore</translation>
    </message>
    <message>
        <source>A state is ok, due, expired or unknown.</source>
        <translation>Uno stato è ok, due, expired o unknown.</translation>
    </message>
    <message>
        <source>There is no such device.</source>
        <translation>Questo dispositivo non esiste.</translation>
    </message>
    <message>
        <source>Several devices begin so.</source>
        <translation>Più dispositivi cominciano così.</translation>
    </message>
    <message>
        <source>%1 is revoked.</source>
        <translation>%1 è revocato.</translation>
    </message>
    <message>
        <source>“%1” is no address to listen at.</source>
        <translation>“%1” non è un indirizzo su cui ascoltare.</translation>
    </message>
    <message>
        <source>Say HOST:PORT.</source>
        <translation>Scrivi HOST:PORTA.</translation>
    </message>
    <message>
        <source>Agents and browsers speak TLS alone.</source>
        <translation>Agenti e browser parlano solo TLS.</translation>
    </message>
    <message>
        <source>Name a certificate with --tls-cert and --tls-key, or say --behind-proxy when a proxy on this machine does it.</source>
        <translation>Indica un certificato con --tls-cert e --tls-key, oppure --behind-proxy se se ne occupa un proxy su questo computer.</translation>
    </message>
    <message>
        <source>--user-header is for servers behind a proxy.</source>
        <translation>--user-header è per i server dietro un proxy.</translation>
    </message>
    <message>
        <source>Nobody is there to be asked for the password.</source>
        <translation>Non c’è nessuno a cui chiedere la password.</translation>
    </message>
    <message>
        <source>Give it on standard input, with --password-stdin.</source>
        <translation>Dalla sullo standard input, con --password-stdin.</translation>
    </message>
    <message>
        <source>The database does not answer: %1</source>
        <translation>Il database non risponde: %1</translation>
    </message>
    <message>
        <source>The database says: %1</source>
        <translation>Il database dice: %1</translation>
    </message>
    <message>
        <source>This names no database.</source>
        <translation>Questo non indica un database.</translation>
    </message>
    <message>
        <source>Say sqlite:PATH or postgresql://USER@HOST/NAME.</source>
        <translation>Scrivi sqlite:PERCORSO o postgresql://UTENTE@HOST/NOME.</translation>
    </message>
    <message>
        <source>The database is of a later version of Rinnova.</source>
        <translation>Il database è di una versione successiva di Rinnova.</translation>
    </message>
    <message>
        <source>Update this server too.</source>
        <translation>Aggiorna anche questo server.</translation>
    </message>
    <message>
        <source>The certificate or its key cannot be used: %1</source>
        <translation>Il certificato o la sua chiave non si possono usare: %1</translation>
    </message>
    <message>
        <source>Cannot listen at %1, port %2: %3</source>
        <translation>Non è possibile ascoltare su %1, porta %2: %3</translation>
    </message>
    <message>
        <source>A webhook&apos;s address begins with https://.</source>
        <translation>L’indirizzo di un webhook comincia con https://.</translation>
    </message>
    <message>
        <source>The webhook did not take the message: %1</source>
        <translation>Il webhook non ha accettato il messaggio: %1</translation>
    </message>
    <message>
        <source>One of the mail addresses is none.</source>
        <translation>Uno degli indirizzi di posta non è valido.</translation>
    </message>
    <message>
        <source>The mail could not be sent: %1</source>
        <translation>Il messaggio non è stato inviato: %1</translation>
    </message>
    <message>
        <source>Too many tries were wrong. Wait some minutes.</source>
        <translation>Troppi tentativi sbagliati. Aspetta qualche minuto.</translation>
    </message>
    <message>
        <source>Name or password is wrong.</source>
        <translation>Nome o password sbagliati.</translation>
    </message>
    <message>
        <source>There is no such token.</source>
        <translation>Non c’è nessun token così.</translation>
    </message>
    <message>
        <source>Several tokens begin so.</source>
        <translation>Più token iniziano così.</translation>
    </message>
    <message>
        <source>Nobody joins by this token any more; devices revoked: %1.</source>
        <translation>Con questo token non entra più nessuno; dispositivi revocati: %1.</translation>
    </message>
    <message>
        <source>Nobody joins by this token any more.</source>
        <translation>Con questo token non entra più nessuno.</translation>
    </message>
    <message>
        <source>There is nobody of that name.</source>
        <translation>Non c’è nessuno con questo nome.</translation>
    </message>
    <message>
        <source>%1 may look no longer.</source>
        <translation>%1 non può più guardare.</translation>
    </message>
    <message>
        <source>Show the tokens, never their text</source>
        <translation>Mostra i token, mai il loro testo</translation>
    </message>
    <message>
        <source>Let nobody join by a token any more</source>
        <translation>Non lascia più entrare nessuno con un token</translation>
    </message>
    <message>
        <source>As “token list” calls it</source>
        <translation>Come lo chiama “token list”</translation>
    </message>
    <message>
        <source>And revoke the devices that joined by it</source>
        <translation>E revoca i dispositivi entrati con esso</translation>
    </message>
    <message>
        <source>Let somebody look no longer</source>
        <translation>Non lascia più guardare qualcuno</translation>
    </message>
    <message>
        <source>read: everything; overview: counts alone</source>
        <translation>read: tutto; overview: solo i conteggi</translation>
    </message>
    <message>
        <source>Let one count no longer</source>
        <translation>Non fa più valere una chiave</translation>
    </message>
    <message>
        <source>The key of this device is damaged.</source>
        <translation>La chiave di questo dispositivo è danneggiata.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is too large.</source>
        <translation>La risposta del server è troppo grande.</translation>
    </message>
    <message>
        <source>The server does not answer in time.</source>
        <translation>Il server non risponde in tempo.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not accepted (%1).</source>
        <translation>Il certificato del server non è accettato (%1).</translation>
    </message>
    <message>
        <source>Ask your administrator for the file of its authority, and name it as &quot;ca_file&quot; of &quot;fleet&quot; in config.json.</source>
        <translation>Chiedi all’amministratore il file della sua autorità e indicalo come &quot;ca_file&quot; di &quot;fleet&quot; in config.json.</translation>
    </message>
    <message>
        <source>The certificate file %1 cannot be used.</source>
        <translation>Il file di certificato %1 non si può usare.</translation>
    </message>
    <message>
        <source>The server cannot be reached (%1).</source>
        <translation>Il server non è raggiungibile (%1).</translation>
    </message>
    <message>
        <source>Stopped before the server answered.</source>
        <translation>Interrotto prima che il server rispondesse.</translation>
    </message>
    <message>
        <source>This computer is in no fleet.</source>
        <translation>Questo computer non fa parte di una flotta.</translation>
    </message>
    <message>
        <source>Join with: %1</source>
        <translation>Per aderire: %1</translation>
    </message>
    <message>
        <source>This is no address of a fleet&apos;s server.</source>
        <translation>Questo non è l’indirizzo del server di una flotta.</translation>
    </message>
    <message>
        <source>It begins with https://, for instance https://fleet.example:8443</source>
        <translation>Inizia con https://, per esempio https://fleet.example:8443</translation>
    </message>
    <message>
        <source>The keychain no longer has the key of this computer.</source>
        <translation>Il portachiavi non ha più la chiave di questo computer.</translation>
    </message>
    <message>
        <source>Join again: %1</source>
        <translation>Aderisci di nuovo: %1</translation>
    </message>
    <message>
        <source>This computer is in a fleet already: %1</source>
        <translation>Questo computer fa già parte di una flotta: %1</translation>
    </message>
    <message>
        <source>Leave it first: %1</source>
        <translation>Prima lasciala: %1</translation>
    </message>
    <message>
        <source>What answers there is no server of a fleet, or one of another version.</source>
        <translation>Quello che risponde non è il server di una flotta, oppure è di un’altra versione.</translation>
    </message>
    <message>
        <source>Ask your administrator.</source>
        <translation>Chiedi al tuo amministratore.</translation>
    </message>
    <message>
        <source>The server does not accept the token: it is used up, too old, or not of this server.</source>
        <translation>Il server non accetta il token: è esaurito, troppo vecchio o non è di questo server.</translation>
    </message>
    <message>
        <source>Ask your administrator for a new one.</source>
        <translation>Chiedine uno nuovo all’amministratore.</translation>
    </message>
    <message>
        <source>The administrator has taken this computer out of the fleet.</source>
        <translation>L’amministratore ha tolto questo computer dalla flotta.</translation>
    </message>
    <message>
        <source>The server does not know this computer.</source>
        <translation>Il server non conosce questo computer.</translation>
    </message>
    <message>
        <source>Another computer reports with the key of this one: one is a copy of the other. The key was dropped.</source>
        <translation>Un altro computer invia rapporti con la chiave di questo: uno è una copia dell’altro. La chiave è stata eliminata.</translation>
    </message>
    <message>
        <source>The server speaks another version of the protocol.</source>
        <translation>Il server parla un’altra versione del protocollo.</translation>
    </message>
    <message>
        <source>Update Rinnova.</source>
        <translation>Aggiorna Rinnova.</translation>
    </message>
    <message>
        <source>The server has too much to do; it is tried again later.</source>
        <translation>Il server ha troppo da fare; si riproverà più tardi.</translation>
    </message>
    <message>
        <source>The server does not take the report (%1).</source>
        <translation>Il server non accetta il rapporto (%1).</translation>
    </message>
    <message>
        <source>Once more: </source>
        <translation>Ancora una volta: </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Le due non sono uguali.</translation>
    </message>
    <message>
        <source>Give it to root: chown root:root %1 &amp;&amp; chmod 644 %1</source>
        <translation>Assegnalo a root: chown root:root %1 &amp;&amp; chmod 644 %1</translation>
    </message>
    <message>
        <source>Only administrators may be able to write it: icacls &quot;%1&quot;</source>
        <translation>Solo gli amministratori devono poterlo scrivere: icacls &quot;%1&quot;</translation>
    </message>
    <message>
        <source>The database is a link in another user&apos;s folder.</source>
        <translation>Il database è un collegamento nella cartella di un altro utente.</translation>
    </message>
</context>
<context>
    <name>fleet-web</name>
    <message>
        <source>That did not work</source>
        <translation>Non ha funzionato</translation>
    </message>
    <message>
        <source>Too many tries were wrong. Wait some minutes.</source>
        <translation>Troppi tentativi sbagliati. Aspetta qualche minuto.</translation>
    </message>
    <message>
        <source>Name or password is wrong.</source>
        <translation>Nome o password sbagliati.</translation>
    </message>
    <message>
        <source>Expired:</source>
        <translation>Scadute:</translation>
    </message>
    <message>
        <source>Silent:</source>
        <translation>Muti:</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>e altri %1</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Caselle</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Scadute</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>In scadenza</translation>
    </message>
    <message>
        <source>Open slots</source>
        <translation>Slot in sospeso</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>silent devices</source>
        <translation>dispositivi muti</translation>
    </message>
    <message>
        <source>What must happen this week</source>
        <translation>Che cosa deve succedere questa settimana</translation>
    </message>
    <message>
        <source>Mail passwords as of %1</source>
        <translation>Password delle caselle al %1</translation>
    </message>
    <message>
        <source>Mail passwords: %1 alerts</source>
        <translation>Password delle caselle: %1 avvisi</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Chiave</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utente</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Last heard of</source>
        <translation>Ultime notizie</translation>
    </message>
    <message>
        <source>behind: renewed on another device</source>
        <translation>indietro: rinnovata su un altro dispositivo</translation>
    </message>
    <message>
        <source>open slots: %1</source>
        <translation>slot in sospeso: %1</translation>
    </message>
    <message>
        <source>new password refused</source>
        <translation>nuova password rifiutata</translation>
    </message>
    <message>
        <source>half done: a password waits</source>
        <translation>a metà: una password aspetta</translation>
    </message>
    <message>
        <source>errors in settings: %1</source>
        <translation>errori nelle impostazioni: %1</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Casella</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Scadenza</translation>
    </message>
    <message>
        <source>What is open</source>
        <translation>Che cosa manca</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>sconosciuta</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 in tutto</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cerca</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tutti</translation>
    </message>
    <message>
        <source>open slots</source>
        <translation>slot in sospeso</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>indietro</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Gestore</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostra</translation>
    </message>
    <message>
        <source>How it is known</source>
        <translation>Come si sa</translation>
    </message>
    <message>
        <source>Renewed there</source>
        <translation>Rinnovata qui</translation>
    </message>
    <message>
        <source>never, as far as is known</source>
        <translation>mai, per quanto si sa</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slot</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Rilievi</translation>
    </message>
    <message>
        <source>Everything as CSV</source>
        <translation>Tutto in CSV</translation>
    </message>
    <message>
        <source>Provider: %1</source>
        <translation>Gestore: %1</translation>
    </message>
    <message>
        <source>What has to be renewed until %1, and what has expired already.</source>
        <translation>Che cosa va rinnovato entro il %1, e che cosa è già scaduto.</translation>
    </message>
    <message>
        <source>Nothing: all is well.</source>
        <translation>Niente: è tutto a posto.</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versione</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Unito il</translation>
    </message>
    <message>
        <source>Its clock</source>
        <translation>Il suo orologio</translation>
    </message>
    <message>
        <source>is off by %1 minutes</source>
        <translation>è sfasato di %1 minuti</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Criterio</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifica</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Chiamato</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>Revoke this device</source>
        <translation>Revoca questo dispositivo</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>muto</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Dispositivi</translation>
    </message>
    <message>
        <source>Its devices</source>
        <translation>I suoi dispositivi</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>Gruppo %1</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Chi</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Che cosa</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>Su che cosa</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Panoramica</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Questa settimana</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Principale</translation>
    </message>
    <message>
        <source>To the content</source>
        <translation>Vai al contenuto</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Esci</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Situazione al %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Accedi</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Qui non c’è niente</translation>
    </message>
    <message>
        <source>There is no such page.</source>
        <translation>Questa pagina non esiste.</translation>
    </message>
    <message>
        <source>The database does not answer. Try again soon.</source>
        <translation>Il database non risponde. Riprova tra poco.</translation>
    </message>
    <message>
        <source>Something went wrong. The server’s log says what.</source>
        <translation>Qualcosa è andato storto. Il registro del server dice che cosa.</translation>
    </message>
    <message>
        <source>Accounts by week of expiry</source>
        <translation>Caselle per settimana di scadenza</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>In tabella</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Settimana dal</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(nessuno)</translation>
    </message>
    <message>
        <source>with open slots</source>
        <translation>con slot in sospeso</translation>
    </message>
    <message>
        <source>behind on a device</source>
        <translation>indietro su un dispositivo</translation>
    </message>
    <message>
        <source>without a date</source>
        <translation>senza data</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>caselle</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>dispositivi</translation>
    </message>
    <message>
        <source>%1 devices used a key that two machines have. They have to join again.</source>
        <translation>%1 dispositivi usavano una chiave che hanno due computer. Devono unirsi di nuovo.</translation>
    </message>
    <message>
        <source>Policy %1 is published; %2 devices have not taken it yet.</source>
        <translation>Il criterio %1 è pubblicato; %2 dispositivi non lo hanno ancora preso.</translation>
    </message>
    <message>
        <source>Expiry by week</source>
        <translation>Scadenze per settimana</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppi</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Gestori</translation>
    </message>
    <message>
        <source>‹ Back</source>
        <translation>‹ Indietro</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Pagina %1 di %2</translation>
    </message>
    <message>
        <source>Next ›</source>
        <translation>Avanti ›</translation>
    </message>
    <message>
        <source>behind: %1</source>
        <translation>indietro: %1</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Cronologia</translation>
    </message>
    <message>
        <source>renewed</source>
        <translation>rinnovata</translation>
    </message>
    <message>
        <source>expiry</source>
        <translation>scadenza</translation>
    </message>
    <message>
        <source>waiting password</source>
        <translation>password in attesa</translation>
    </message>
    <message>
        <source>errors in settings</source>
        <translation>errori nelle impostazioni</translation>
    </message>
    <message>
        <source>seen for the first time</source>
        <translation>vista per la prima volta</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>non c’è più</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>valida</translation>
    </message>
    <message>
        <source>due</source>
        <translation>in scadenza</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>scaduta</translation>
    </message>
    <message>
        <source>joined</source>
        <translation>unito</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>revocato</translation>
    </message>
    <message>
        <source>cloned</source>
        <translation>clonato</translation>
    </message>
    <message>
        <source>left</source>
        <translation>uscito</translation>
    </message>
    <message>
        <source>read on the provider’s page</source>
        <translation>letta sulla pagina del gestore</translation>
    </message>
    <message>
        <source>computed from the day of issue</source>
        <translation>calcolata dal giorno di emissione</translation>
    </message>
    <message>
        <source>learnt from a mail program</source>
        <translation>appresa da un programma di posta</translation>
    </message>
    <message>
        <source>today</source>
        <translation>oggi</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>domani</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ieri</translation>
    </message>
    <message>
        <source>in %1 days</source>
        <translation>tra %1 giorni</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>%1 giorni fa</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Uses left</source>
        <translation>Usi rimasti</translation>
    </message>
    <message>
        <source>Counts until</source>
        <translation>Vale fino al</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>keeps the app passwords of mail accounts alive</source>
        <translation>tiene aggiornate le password per programmi di posta delle caselle</translation>
    </message>
    <message>
        <source>You generate a new password on the provider&apos;s site and paste it once: Rinnova brings it to every mail program and keychain on this machine, reads each one back, and keeps the next expiry in mind.
ACCOUNT is a login name as your mail program uses it, for instance mario.rossi@pec.it or segreteria/studio@pec.it. SLOT is one stored copy of a password; “rinnova status ACCOUNT” shows the slots. A DATE is written 2027-05-25 or 25/05/2027.</source>
        <translation>Generi una nuova password nel sito del gestore e la incolli una volta sola: Rinnova la porta in ogni programma di posta e portachiavi di questo computer, la rilegge in ognuno e tiene a mente la prossima scadenza.
ACCOUNT è un nome utente come lo usa il programma di posta, per esempio mario.rossi@pec.it o segreteria/studio@pec.it. SLOT è una copia memorizzata di una password; “rinnova status ACCOUNT” mostra gli slot. Una DATE (data) si scrive 25/05/2027 o 2027-05-25.</translation>
    </message>
    <message>
        <source>Shows the accounts of your mail programs.</source>
        <translation>Mostra le caselle dei tuoi programmi di posta.</translation>
    </message>
    <message>
        <source>Brings a new password everywhere.</source>
        <translation>Porta ovunque una nuova password.</translation>
    </message>
    <message>
        <source>Shows what expires when.</source>
        <translation>Mostra che cosa scade e quando.</translation>
    </message>
    <message>
        <source>finds the accounts and their stored passwords</source>
        <translation>trova le caselle e le loro password memorizzate</translation>
    </message>
    <message>
        <source>Looks through the mail programs and keychains of this machine. Nothing is changed, no password is read and nothing is asked.</source>
        <translation>Esamina i programmi di posta e i portachiavi di questo computer. Non cambia nulla, non legge nessuna password e non chiede nulla.</translation>
    </message>
    <message>
        <source>Lists every account with the places that hold its password.</source>
        <translation>Elenca ogni casella con i posti che ne hanno la password.</translation>
    </message>
    <message>
        <source>starts to watch over an account, or corrects what is known of it</source>
        <translation>inizia a seguire una casella, o corregge ciò che se ne sa</translation>
    </message>
    <message>
        <source>Give the expiry as the provider&apos;s page shows it, or else the day on which the password was generated. A date in the past is fine: the account is then expired. A list is a CSV file as a spreadsheet saves it, a line for each account: account;expiry;note.</source>
        <translation>Indica la scadenza che mostra la pagina del gestore, oppure il giorno in cui la password è stata generata. Una scadenza passata va bene: la casella risulta scaduta. Un elenco è un file CSV come lo salva un foglio di calcolo, una riga per casella: casella;scadenza;nota.</translation>
    </message>
    <message>
        <source>Watches over every account that was found.</source>
        <translation>Segue tutte le caselle trovate.</translation>
    </message>
    <message>
        <source>Notes the expiry that the provider&apos;s page shows.</source>
        <translation>Annota la scadenza che mostra la pagina del gestore.</translation>
    </message>
    <message>
        <source>Adds a device that only you can reach; every renewal will remind you of it.</source>
        <translation>Aggiunge un dispositivo su cui puoi intervenire solo tu; ogni rinnovo te lo ricorderà.</translation>
    </message>
    <message>
        <source>Takes over a list of accounts.</source>
        <translation>Prende un elenco di caselle.</translation>
    </message>
    <message>
        <source>forgets an account</source>
        <translation>smette di seguire una casella</translation>
    </message>
    <message>
        <source>Removes the account and its entries in the keychain from Rinnova. The mail programs keep the passwords they have.</source>
        <translation>Toglie da Rinnova la casella e le sue voci nel portachiavi. I programmi di posta tengono le password che hanno.</translation>
    </message>
    <message>
        <source>Forgets this account.</source>
        <translation>Smette di seguire questa casella.</translation>
    </message>
    <message>
        <source>shows accounts, days left and stored passwords</source>
        <translation>mostra le caselle, i giorni che mancano e le password memorizzate</translation>
    </message>
    <message>
        <source>The most urgent come first. With ACCOUNT, shows each of its slots too. Sent to a file or a printer it is plain text.</source>
        <translation>Le più urgenti vengono prima. Con ACCOUNT mostra anche ognuno dei suoi slot. Verso un file o una stampante è testo semplice.</translation>
    </message>
    <message>
        <source>Shows all accounts.</source>
        <translation>Mostra tutte le caselle.</translation>
    </message>
    <message>
        <source>Shows one account with all its slots.</source>
        <translation>Mostra una casella con tutti i suoi slot.</translation>
    </message>
    <message>
        <source>Saves a list that can be printed.</source>
        <translation>Salva un elenco da stampare.</translation>
    </message>
    <message>
        <source>brings a new password to every place that holds it</source>
        <translation>porta una nuova password in tutti i posti che la usano</translation>
    </message>
    <message>
        <source>Shows what will be written and how to generate the password, asks for it (what you paste is not shown), tries it once with the server, writes it, and reads every place back. The password of the webmail and of the provider&apos;s app is another one, and stays as it is.
A password is never given as an argument. The file of --batch holds a JSON object a line, {&quot;account&quot;,&quot;provider&quot;,&quot;password&quot;,&quot;expires&quot;}; provider and expires may be left out, and nobody but you may be able to read it.</source>
        <translation>Mostra che cosa verrà scritto e come generare la password, la chiede (quello che incolli non viene mostrato), la prova una volta con il server, la scrive e rilegge ogni posto. La password della webmail e dell’app del gestore è un’altra, e resta com’è.
Una password non si dà mai come argomento. Il file di --batch ha un oggetto JSON per riga, {&quot;account&quot;,&quot;provider&quot;,&quot;password&quot;,&quot;expires&quot;}; provider ed expires si possono omettere, e solo tu devi poterlo leggere.</translation>
    </message>
    <message>
        <source>Asks for everything it needs.</source>
        <translation>Chiede tutto ciò che serve.</translation>
    </message>
    <message>
        <source>Only shows what would be done.</source>
        <translation>Mostra soltanto che cosa farebbe.</translation>
    </message>
    <message>
        <source>For scripts: the password comes from standard input.</source>
        <translation>Per gli script: la password arriva dallo standard input.</translation>
    </message>
    <message>
        <source>Takes the password that one place holds already to all others.</source>
        <translation>Porta in tutti gli altri posti la password che uno ha già.</translation>
    </message>
    <message>
        <source>Renews many accounts at once.</source>
        <translation>Rinnova molte caselle insieme.</translation>
    </message>
    <message>
        <source>notes that the provider extended the same password</source>
        <translation>annota che il gestore ha posticipato la scadenza della stessa password</translation>
    </message>
    <message>
        <source>Only the date changes: no mail program is touched.</source>
        <translation>Cambia solo la data: nessun programma di posta viene toccato.</translation>
    </message>
    <message>
        <source>The password stays valid until that day.</source>
        <translation>La password resta valida fino a quel giorno.</translation>
    </message>
    <message>
        <source>reads every stored password back</source>
        <translation>rilegge ogni password memorizzata</translation>
    </message>
    <message>
        <source>Compares what the mail programs and keychains hold with the current password. Nothing is changed.</source>
        <translation>Confronta con la password attuale quello che hanno i programmi di posta e i portachiavi. Non cambia nulla.</translation>
    </message>
    <message>
        <source>Checks all accounts.</source>
        <translation>Controlla tutte le caselle.</translation>
    </message>
    <message>
        <source>Checks one account.</source>
        <translation>Controlla una casella.</translation>
    </message>
    <message>
        <source>goes on with a renewal that is not finished</source>
        <translation>prosegue un rinnovo non concluso</translation>
    </message>
    <message>
        <source>Tries a kept password once more with the server, and writes to the places that could not be reached before: programs that were open, keychains that were locked.</source>
        <translation>Prova di nuovo con il server una password conservata, e scrive nei posti prima irraggiungibili: programmi aperti, portachiavi bloccati.</translation>
    </message>
    <message>
        <source>Finishes whatever is open.</source>
        <translation>Conclude tutto ciò che è in sospeso.</translation>
    </message>
    <message>
        <source>Writes the kept password without asking the server.</source>
        <translation>Scrive la password conservata senza chiedere al server.</translation>
    </message>
    <message>
        <source>drops a password that the server refused</source>
        <translation>scarta una password che il server ha rifiutato</translation>
    </message>
    <message>
        <source>The mail programs keep the password they have. What is dropped cannot be had back.</source>
        <translation>I programmi di posta tengono la password che hanno. Quella scartata non si può recuperare.</translation>
    </message>
    <message>
        <source>Drops the kept password of this account.</source>
        <translation>Scarta la password conservata di questa casella.</translation>
    </message>
    <message>
        <source>notes that you did a step by hand</source>
        <translation>annota che hai fatto un passaggio a mano</translation>
    </message>
    <message>
        <source>For devices and programs that only you can reach. “rinnova status ACCOUNT” shows the SLOT.</source>
        <translation>Per dispositivi e programmi su cui puoi intervenire solo tu. “rinnova status ACCOUNT” mostra lo SLOT.</translation>
    </message>
    <message>
        <source>The phone has the new password now.</source>
        <translation>Ora il telefono ha la nuova password.</translation>
    </message>
    <message>
        <source>goes back to the previous password</source>
        <translation>torna alla password precedente</translation>
    </message>
    <message>
        <source>For a new password that turns out wrong. The provider may have switched the previous one off already: it is tried once with the server, and when that refuses it nothing changes.</source>
        <translation>Se la nuova password si rivela sbagliata. Il gestore può aver già disattivato la precedente: viene provata una volta con il server e, se la rifiuta, non cambia nulla.</translation>
    </message>
    <message>
        <source>Goes back to the password before.</source>
        <translation>Torna alla password di prima.</translation>
    </message>
    <message>
        <source>gives the primary password of a mail program</source>
        <translation>indica la password principale di un programma di posta</translation>
    </message>
    <message>
        <source>It is tried, kept in the keychain, and used for every slot of the same profile.</source>
        <translation>Viene provata, conservata nel portachiavi e usata per ogni slot dello stesso profilo.</translation>
    </message>
    <message>
        <source>Asks for the primary password.</source>
        <translation>Chiede la password principale.</translation>
    </message>
    <message>
        <source>For scripts: it comes from standard input.</source>
        <translation>Per gli script: arriva dallo standard input.</translation>
    </message>
    <message>
        <source>tells what is wrong or risky in the mail programs&apos; settings</source>
        <translation>dice che cosa è sbagliato o rischioso nelle impostazioni dei programmi di posta</translation>
    </message>
    <message>
        <source>Also tells which accounts need a new password, for instance on a new computer.</source>
        <translation>Dice anche quali caselle hanno bisogno di una nuova password, per esempio su un computer nuovo.</translation>
    </message>
    <message>
        <source>Looks at all accounts.</source>
        <translation>Esamina tutte le caselle.</translation>
    </message>
    <message>
        <source>Looks at one account.</source>
        <translation>Esamina una casella.</translation>
    </message>
    <message>
        <source>shows what was done</source>
        <translation>mostra che cosa è stato fatto</translation>
    </message>
    <message>
        <source>Shows the story of one account.</source>
        <translation>Mostra la storia di una casella.</translation>
    </message>
    <message>
        <source>shows the mail providers that are known</source>
        <translation>mostra i gestori di posta conosciuti</translation>
    </message>
    <message>
        <source>A provider is described by a file; your own go to ~/.config/rinnova/providers/. Without a word behind it, this is “providers list”.</source>
        <translation>Un gestore è descritto da un file; i tuoi vanno in ~/.config/rinnova/providers/. Da solo equivale a “providers list”.</translation>
    </message>
    <message>
        <source>Lists all providers.</source>
        <translation>Elenca tutti i gestori.</translation>
    </message>
    <message>
        <source>Shows one with its servers and steps.</source>
        <translation>Ne mostra uno con i suoi server e i passaggi.</translation>
    </message>
    <message>
        <source>Checks a file of your own.</source>
        <translation>Controlla un tuo file.</translation>
    </message>
    <message>
        <source>lists all providers</source>
        <translation>elenca tutti i gestori</translation>
    </message>
    <message>
        <source>shows one provider, and what is unproven of it</source>
        <translation>mostra un gestore, e che cosa non ne è verificato</translation>
    </message>
    <message>
        <source>checks a provider file without using it</source>
        <translation>controlla il file di un gestore senza usarlo</translation>
    </message>
    <message>
        <source>shows the plugins, one for each kind of mail program or store</source>
        <translation>mostra i plugin, uno per ogni tipo di programma di posta o archivio di password</translation>
    </message>
    <message>
        <source>One that could not be loaded is named with the reason.</source>
        <translation>Se uno non si è potuto caricare, dice perché.</translation>
    </message>
    <message>
        <source>Lists all plugins.</source>
        <translation>Elenca tutti i plugin.</translation>
    </message>
    <message>
        <source>prints the completion script of a shell</source>
        <translation>stampa lo script di completamento di una shell</translation>
    </message>
    <message>
        <source>For bash.</source>
        <translation>Per bash.</translation>
    </message>
    <message>
        <source>For zsh, when ~/.zfunc is in its fpath.</source>
        <translation>Per zsh, se ~/.zfunc è nel suo fpath.</translation>
    </message>
    <message>
        <source>For fish.</source>
        <translation>Per fish.</translation>
    </message>
    <message>
        <source>shows this help, or a command&apos;s own</source>
        <translation>mostra questo aiuto, o quello di un comando</translation>
    </message>
    <message>
        <source>shows the version</source>
        <translation>mostra la versione</translation>
    </message>
    <message>
        <source>prints one JSON document on standard output, also when it fails</source>
        <translation>stampa un documento JSON sullo standard output, anche in caso di errore</translation>
    </message>
    <message>
        <source>the language of all texts</source>
        <translation>la lingua di tutti i testi</translation>
    </message>
    <message>
        <source>login name of the account</source>
        <translation>nome utente della casella</translation>
    </message>
    <message>
        <source>the provider, where several have this login</source>
        <translation>il gestore, se più d’uno ha questo nome utente</translation>
    </message>
    <message>
        <source>id of the slot</source>
        <translation>id dello slot</translation>
    </message>
    <message>
        <source>last day of validity, as the provider&apos;s page shows it</source>
        <translation>ultimo giorno di validità, come lo mostra la pagina del gestore</translation>
    </message>
    <message>
        <source>day on which the password was generated; the expiry is computed from it</source>
        <translation>giorno in cui la password è stata generata; la scadenza si calcola da questo</translation>
    </message>
    <message>
        <source>does not try the password with the server</source>
        <translation>non prova la password con il server</translation>
    </message>
    <message>
        <source>reads the password from standard input</source>
        <translation>legge la password dallo standard input</translation>
    </message>
    <message>
        <source>the account&apos;s archive server</source>
        <translation>il server di archiviazione della casella</translation>
    </message>
    <message>
        <source>a device or program that only you can reach</source>
        <translation>un dispositivo o programma su cui puoi intervenire solo tu</translation>
    </message>
    <message>
        <source>a server of the account&apos;s own; KIND is imap, pop3, smtp or archive</source>
        <translation>un server proprio della casella; KIND è imap, pop3, smtp o archive</translation>
    </message>
    <message>
        <source>tracks every account that is found</source>
        <translation>segue tutte le caselle trovate</translation>
    </message>
    <message>
        <source>tracks the accounts of a CSV list: account;expiry;note</source>
        <translation>segue le caselle di un elenco CSV: casella;scadenza;nota</translation>
    </message>
    <message>
        <source>adopts the password that a slot holds</source>
        <translation>adotta la password che ha uno slot</translation>
    </message>
    <message>
        <source>renews many accounts: a JSON object a line; - is standard input</source>
        <translation>rinnova molte caselle: un oggetto JSON per riga; - è lo standard input</translation>
    </message>
    <message>
        <source>shows what would be done, and does nothing</source>
        <translation>mostra che cosa farebbe, e non fa nulla</translation>
    </message>
    <message>
        <source>also stores the password where there is none yet</source>
        <translation>memorizza la password anche dove non c’è ancora</translation>
    </message>
    <message>
        <source>writes to this kind of store alone, for instance thunderbird</source>
        <translation>scrive solo in questo tipo di archivio, per esempio thunderbird</translation>
    </message>
    <message>
        <source>goes on without a keychain: the password is then kept nowhere else</source>
        <translation>prosegue senza portachiavi: la password non viene conservata altrove</translation>
    </message>
    <message>
        <source>accepts a password that another account has too</source>
        <translation>accetta una password che ha anche un’altra casella</translation>
    </message>
    <message>
        <source>does not ask before writing</source>
        <translation>non chiede conferma prima di scrivere</translation>
    </message>
    <message>
        <source>the new last day of validity</source>
        <translation>il nuovo ultimo giorno di validità</translation>
    </message>
    <message>
        <source>id of the provider</source>
        <translation>id del gestore</translation>
    </message>
    <message>
        <source>the file to check</source>
        <translation>il file da controllare</translation>
    </message>
    <message>
        <source>the shell to complete for</source>
        <translation>la shell per cui completare</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>OPZIONI</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>COMANDO</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Uso</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Comandi</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argomenti</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opzioni</translation>
    </message>
    <message>
        <source>For every command</source>
        <translation>Per ogni comando</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Esempi</translation>
    </message>
    <message>
        <source>“rinnova COMMAND --help” says more of a command.</source>
        <translation>“rinnova COMANDO --help” spiega un comando.</translation>
    </message>
    <message>
        <source>writes what other programs and devices take over</source>
        <translation>scrive ciò che altri programmi e dispositivi possono importare</translation>
    </message>
    <message>
        <source>Sets up the account on a phone in the same network.</source>
        <translation>Imposta l’account su un telefono nella stessa rete.</translation>
    </message>
    <message>
        <source>makes a profile that sets up the account on an iPhone, an iPad or a Mac</source>
        <translation>crea un profilo che imposta l’account su un iPhone, un iPad o un Mac</translation>
    </message>
    <message>
        <source>Writes the profile into a file.</source>
        <translation>Scrive il profilo in un file.</translation>
    </message>
    <message>
        <source>Offers it to a phone in the same network.</source>
        <translation>Lo offre a un telefono nella stessa rete.</translation>
    </message>
    <message>
        <source>The same with the password in it: nothing has to be typed on the phone.</source>
        <translation>Lo stesso con dentro la password: poi il telefono non la chiede.</translation>
    </message>
    <message>
        <source>where to write it; standard output otherwise</source>
        <translation>dove scriverlo; altrimenti sullo standard output</translation>
    </message>
    <message>
        <source>puts the password in: whoever has the file has the password</source>
        <translation>include la password: chi ha il file ha la password</translation>
    </message>
    <message>
        <source>offers it on a page of its own, to be fetched once</source>
        <translation>lo offre in una pagina apposita, da cui si scarica una volta sola</translation>
    </message>
    <message>
        <source>the network that may reach the page, for instance wlan0; this computer alone otherwise</source>
        <translation>la rete che può raggiungere la pagina, per esempio wlan0; altrimenti solo questo computer</translation>
    </message>
    <message>
        <source>makes it for an account that is read by POP3 as well</source>
        <translation>lo crea anche per un account letto in POP3</translation>
    </message>
    <message>
        <source>Asks an open mail program to end, writes, and starts it again.</source>
        <translation>Chiede a un programma di posta aperto di chiudersi, scrive e lo riavvia.</translation>
    </message>
    <message>
        <source>puts the password of an account on the clipboard for a minute</source>
        <translation>mette la password di un account negli appunti per un minuto</translation>
    </message>
    <message>
        <source>Paste it with Ctrl-V, or Command-V on a Mac.</source>
        <translation>Incollala con Ctrl-V, o Comando-V su un Mac.</translation>
    </message>
    <message>
        <source>Renewals, extensions, confirmations and notices, the oldest first. Never a password.</source>
        <translation>Rinnovi, scadenze posticipate, conferme e avvisi, dai più vecchi. Mai una password.</translation>
    </message>
    <message>
        <source>Writes the expiries as a calendar.</source>
        <translation>Scrive le scadenze come calendario.</translation>
    </message>
    <message>
        <source>makes a calendar of all expiries, with alarms</source>
        <translation>crea un calendario di tutte le scadenze, con gli allarmi</translation>
    </message>
    <message>
        <source>An event for the last day of each password, with the reminders of your configuration. An event keeps its identity: taken in again after a renewal, it moves to the new date. With &quot;calendar&quot; in config.json the agent keeps a file fresh that a calendar can subscribe to.</source>
        <translation>Un evento per l’ultimo giorno di ogni password, con i promemoria della tua configurazione. Un evento resta lo stesso: importato di nuovo dopo un rinnovo, si sposta alla nuova data. Con &quot;calendar&quot; in config.json l’agente tiene aggiornato un file a cui un calendario può abbonarsi.</translation>
    </message>
    <message>
        <source>Writes it into a file.</source>
        <translation>Lo scrive in un file.</translation>
    </message>
    <message>
        <source>tells about the background agent, starts and ends it</source>
        <translation>informa sull’agente in background, lo avvia e lo termina</translation>
    </message>
    <message>
        <source>The agent starts with the desktop session, waits without using anything, and does what you ask of “rinnova” while it runs. Without a word behind it, this is “agent status”.</source>
        <translation>L’agente parte con la sessione del desktop, resta in attesa senza consumare nulla e, finché è in esecuzione, fa quello che chiedi a “rinnova”. Senza altre parole equivale a “agent status”.</translation>
    </message>
    <message>
        <source>Shows whether the agent runs.</source>
        <translation>Mostra se l’agente è in esecuzione.</translation>
    </message>
    <message>
        <source>Starts it now and with every session.</source>
        <translation>Lo avvia adesso e con ogni sessione.</translation>
    </message>
    <message>
        <source>Ends it for good.</source>
        <translation>Lo termina definitivamente.</translation>
    </message>
    <message>
        <source>shows whether the agent runs, and how it is installed</source>
        <translation>mostra se l’agente è in esecuzione e come è installato</translation>
    </message>
    <message>
        <source>starts the agent now and with every session</source>
        <translation>avvia l’agente adesso e con ogni sessione</translation>
    </message>
    <message>
        <source>As a service of systemd where there is one, else as the desktop&apos;s own entry. Called again, it starts the agent anew.</source>
        <translation>Come servizio di systemd dove c’è, altrimenti come voce di avvio del desktop. Richiamato, riavvia l’agente.</translation>
    </message>
    <message>
        <source>ends the agent, and starts it no more</source>
        <translation>termina l’agente e non lo avvia più</translation>
    </message>
    <message>
        <source>asks programs that are in the way to end, and starts them again</source>
        <translation>chiede di chiudersi ai programmi che sono d’ostacolo, e li riavvia</translation>
    </message>
    <message>
        <source>puts off the notice that is due</source>
        <translation>rimanda l’avviso in corso</translation>
    </message>
    <message>
        <source>Until the next working day, or the day you give. On the last day before expiry nothing is put off any more.</source>
        <translation>Al prossimo giorno lavorativo, o al giorno che indichi. Nell’ultimo giorno prima della scadenza non si rimanda più nulla.</translation>
    </message>
    <message>
        <source>Says no more of it today.</source>
        <translation>Per oggi non ne parla più.</translation>
    </message>
    <message>
        <source>Says no more of it until that day.</source>
        <translation>Non ne parla più fino a quel giorno.</translation>
    </message>
    <message>
        <source>the day of the next notice; the next working day otherwise</source>
        <translation>il giorno del prossimo avviso; altrimenti il prossimo giorno lavorativo</translation>
    </message>
    <message>
        <source>Tries how somebody else is told when nobody reacts.</source>
        <translation>Prova come viene avvisato qualcun altro quando nessuno reagisce.</translation>
    </message>
    <message>
        <source>tries how a second person is told, and keeps its password</source>
        <translation>prova come viene avvisata una seconda persona e conserva la password necessaria</translation>
    </message>
    <message>
        <source>The second channel takes a notice to somebody else when nobody reacts to it here: a mail account, or a command of your own, named in config.json. This sends one message that says it is a test. For a mail account it asks for the password first (it is not shown), and keeps it in the keychain once the server has taken the message; a command needs none.</source>
        <translation>Il secondo canale porta un avviso a qualcun altro quando qui nessuno reagisce: è un account di posta, o un tuo comando, indicato in config.json. Questo comando manda un solo messaggio, che dice di essere una prova. Per un account di posta chiede prima la password (non viene mostrata) e la conserva nel portachiavi quando il server ha preso il messaggio; un comando non ne ha bisogno.</translation>
    </message>
    <message>
        <source>Asks for the password, and sends a message.</source>
        <translation>Chiede la password e manda un messaggio.</translation>
    </message>
    <message>
        <source>For the places that only you can reach. The password is taken off again after 60 seconds, with Ctrl-C, or when you copy something else; what was there before is put back, unless it was a password. Programs that keep a history of the clipboard are told to leave it out. The password itself is never shown.</source>
        <translation>Per i posti che solo tu puoi raggiungere. La password viene tolta dopo 60 secondi, con Ctrl-C o quando copi qualcos’altro; ciò che c’era prima viene rimesso, a meno che fosse una password. Ai programmi che tengono una cronologia degli appunti si dice di lasciarla fuori. La password non viene mai mostrata.</translation>
    </message>
    <message>
        <source>Installing a newer profile of the same account takes the place of the one before. The password is left out, and asked for once on the device, unless you put it in with --with-password: the file is a secret then. It is deleted once you confirm that the last device has it, and at the next renewal.
--serve shows a link, and a QR code of it, that gives the profile once, and closes after eight minutes. With the password in it, a code that is shown here has to be typed there first.</source>
        <translation>Installando un profilo più recente dello stesso account si sostituisce quello precedente. La password non c’è, e il dispositivo la chiede una volta, a meno che tu non la includa con --with-password: allora il file è un segreto. Viene eliminato quando confermi che l’ultimo dispositivo lo ha ricevuto, e al prossimo rinnovo.
--serve mostra un collegamento, anche come codice QR, che consegna il profilo una volta sola e si chiude dopo otto minuti. Se il profilo contiene la password, prima bisogna digitare là un codice mostrato qui.</translation>
    </message>
    <message>
        <source>address of the administrator&apos;s server</source>
        <translation>indirizzo del server dell’amministratore</translation>
    </message>
    <message>
        <source>reports to your administrator&apos;s server</source>
        <translation>invia rapporti al server del tuo amministratore</translation>
    </message>
    <message>
        <source>An administrator who looks after many computers can see which mail passwords are about to expire on which of them: the accounts&apos; names or pseudonyms, their dates, states and findings. Never a password, nor anything that helps to get one. The background agent reports when something has changed, and once a day.</source>
        <translation>Un amministratore che si occupa di molti computer può vedere su quali di essi stanno per scadere le password di posta: nomi o pseudonimi degli account, date, stati e problemi trovati. Mai una password, né qualcosa che aiuti a ottenerla. L’agente in background invia un rapporto quando qualcosa cambia, e una volta al giorno.</translation>
    </message>
    <message>
        <source>Shows whether this computer reports, and what it has sent.</source>
        <translation>Mostra se questo computer invia rapporti, e che cosa ha inviato.</translation>
    </message>
    <message>
        <source>Joins; the administrator&apos;s token is asked for.</source>
        <translation>Aderisce; viene chiesto il token dell’amministratore.</translation>
    </message>
    <message>
        <source>joins your administrator&apos;s fleet</source>
        <translation>aderisce alla flotta del tuo amministratore</translation>
    </message>
    <message>
        <source>Asks for the token that the administrator has made (it is not shown), or reads it from standard input. A key pair is made for this computer: the private key stays in the keychain, the server gets the public one. A private certificate authority is named as &quot;ca_file&quot; of &quot;fleet&quot; in config.json; it alone is trusted then.</source>
        <translation>Chiede il token creato dall’amministratore (non viene mostrato) o lo legge dallo standard input. Per questo computer viene creata una coppia di chiavi: quella privata resta nel portachiavi, il server riceve quella pubblica. Un’autorità di certificazione privata si indica come &quot;ca_file&quot; di &quot;fleet&quot; in config.json; allora vale solo quella.</translation>
    </message>
    <message>
        <source>Asks for the token, and sends the first report.</source>
        <translation>Chiede il token e invia il primo rapporto.</translation>
    </message>
    <message>
        <source>For scripts: the token comes from standard input.</source>
        <translation>Per gli script: il token arriva dallo standard input.</translation>
    </message>
    <message>
        <source>leaves the fleet</source>
        <translation>lascia la flotta</translation>
    </message>
    <message>
        <source>Tells the server, and forgets the keys, the policy and what was sent. This computer does not join by itself again, whatever its settings say.</source>
        <translation>Avvisa il server e dimentica le chiavi, il criterio e ciò che è stato inviato. Questo computer non aderisce più da solo, qualunque cosa dicano le sue impostazioni.</translation>
    </message>
    <message>
        <source>Reports no more.</source>
        <translation>Non invia più rapporti.</translation>
    </message>
    <message>
        <source>shows exactly what was sent to the administrator</source>
        <translation>mostra esattamente che cosa è stato inviato all’amministratore</translation>
    </message>
    <message>
        <source>Shows the server, when it last kept a report, which policy is in force, which passwords were renewed on another computer, and the report itself, as it was sent.</source>
        <translation>Mostra il server, quando ha conservato l’ultimo rapporto, quale criterio è in vigore, quali password sono state rinnovate su un altro computer e il rapporto stesso, così come è stato inviato.</translation>
    </message>
    <message>
        <source>Shows all of it.</source>
        <translation>Mostra tutto.</translation>
    </message>
    <message>
        <source>reports now</source>
        <translation>invia subito un rapporto</translation>
    </message>
    <message>
        <source>Sends a report without waiting for the next change.</source>
        <translation>Invia un rapporto senza aspettare il prossimo cambiamento.</translation>
    </message>
    <message>
        <source>Sends the newest state.</source>
        <translation>Invia lo stato più recente.</translation>
    </message>
    <message>
        <source>Ends it until the next session.</source>
        <translation>Lo termina fino alla prossima sessione.</translation>
    </message>
    <message>
        <source>ends the agent until the next session</source>
        <translation>termina l’agente fino alla prossima sessione</translation>
    </message>
    <message>
        <source>As an update does. What it is at work on is finished first.</source>
        <translation>Come fa un aggiornamento. Prima finisce ciò che sta facendo.</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>Line %1: %2</source>
        <translation>Riga %1: %2</translation>
    </message>
    <message>
        <source>a quotation mark is opened and never closed.</source>
        <translation>le virgolette si aprono e non si chiudono.</translation>
    </message>
    <message>
        <source>%1 is more than ten years ahead.</source>
        <translation>al %1 mancano più di dieci anni.</translation>
    </message>
    <message>
        <source>there are more columns than account, expiry and note.</source>
        <translation>ci sono più colonne di casella, scadenza e nota.</translation>
    </message>
    <message>
        <source>Put a note that has the separator in it between quotation marks.</source>
        <translation>Metti tra virgolette una nota che contiene il separatore.</translation>
    </message>
    <message>
        <source>the account is missing.</source>
        <translation>manca la casella.</translation>
    </message>
    <message>
        <source>“%1” is not the name of an account.</source>
        <translation>“%1” non è il nome di una casella.</translation>
    </message>
    <message>
        <source>%1 stands on line %2 already.</source>
        <translation>%1 è già alla riga %2.</translation>
    </message>
    <message>
        <source>The list has no account in it.</source>
        <translation>L’elenco non contiene nessuna casella.</translation>
    </message>
    <message>
        <source>A line for each account: account;expiry;note</source>
        <translation>Una riga per casella: casella;scadenza;nota</translation>
    </message>
    <message>
        <source>The list is not a text file.</source>
        <translation>L’elenco non è un file di testo.</translation>
    </message>
    <message>
        <source>Save it from the spreadsheet as CSV (UTF-8).</source>
        <translation>Salvalo dal foglio di calcolo come CSV (UTF-8).</translation>
    </message>
</context>
<context>
    <name>keychain</name>
    <message>
        <source>The keyring “%1” is locked.</source>
        <translation>Il portachiavi “%1” è bloccato.</translation>
    </message>
    <message>
        <source>The keychain asks for permission before it shows this entry.</source>
        <translation>Il portachiavi chiede il permesso prima di mostrare questa voce.</translation>
    </message>
    <message>
        <source>The keyring “%1” is locked: whose mail passwords it holds cannot be seen.</source>
        <translation>Il portachiavi “%1” è bloccato: non si vede di chi siano le password di posta che contiene.</translation>
    </message>
    <message>
        <source>Unlock it and look again.</source>
        <translation>Sbloccalo e cerca di nuovo.</translation>
    </message>
    <message>
        <source>The keyring no longer has the entry “%1”.</source>
        <translation>Il portachiavi non ha più la voce “%1”.</translation>
    </message>
    <message>
        <source>Replace the password of the keyring entry “%1”.</source>
        <translation>Sostituire la password della voce “%1” del portachiavi.</translation>
    </message>
    <message>
        <source>The keyring has no such entry.</source>
        <translation>Il portachiavi non ha questa voce.</translation>
    </message>
    <message>
        <source>The entry holds more than a password, and is left as it is.</source>
        <translation>La voce non contiene solo una password, e resta com’è.</translation>
    </message>
    <message>
        <source>Open the program that made the entry “%1” and give it the new password there.</source>
        <translation>Apri il programma che ha creato la voce “%1” e inserisci lì la nuova password.</translation>
    </message>
    <message>
        <source>The keyring gave back something else than it was given.</source>
        <translation>Il portachiavi ha restituito altro da ciò che gli era stato dato.</translation>
    </message>
    <message>
        <source>Unlock the keyring “%1”: log in to the desktop, or open the program that shows your passwords and keys.</source>
        <translation>Sblocca il portachiavi “%1”: accedi al desktop, o apri il programma che mostra password e chiavi.</translation>
    </message>
    <message>
        <source>Then run “rinnova retry”.</source>
        <translation>Poi esegui “rinnova retry”.</translation>
    </message>
    <message>
        <source>The entry holds more than a password.</source>
        <translation>La voce non contiene solo una password.</translation>
    </message>
    <message>
        <source>There is no password for this slot.</source>
        <translation>Per questo slot non c’è una password.</translation>
    </message>
    <message>
        <source>Another program changed the entry meanwhile.</source>
        <translation>Nel frattempo un altro programma ha modificato la voce.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Riprova.</translation>
    </message>
    <message>
        <source>Run “rinnova retry” in a terminal of your desktop session, and allow the access when the keychain asks.</source>
        <translation>Esegui “rinnova retry” in un terminale della tua sessione desktop, e consenti l’accesso quando il portachiavi lo chiede.</translation>
    </message>
    <message>
        <source>The Credential Manager no longer has this entry.</source>
        <translation>Gestione credenziali non ha più questa voce.</translation>
    </message>
    <message>
        <source>the Credential Manager refuses</source>
        <translation>Gestione credenziali rifiuta</translation>
    </message>
    <message>
        <source>Windows shows the password of this entry to nobody.</source>
        <translation>Windows non mostra a nessuno la password di questa voce.</translation>
    </message>
    <message>
        <source>An entry of the Credential Manager holds at most 2,560 bytes.</source>
        <translation>Una voce di Gestione credenziali contiene al massimo 2.560 byte.</translation>
    </message>
    <message>
        <source>Credential Manager: %1</source>
        <translation>Gestione credenziali: %1</translation>
    </message>
    <message>
        <source>The Credential Manager gave back something else than it was given.</source>
        <translation>Gestione credenziali ha restituito qualcosa di diverso da ciò che le è stato dato.</translation>
    </message>
    <message>
        <source>“rinnova copy %1” puts the password on the clipboard for a minute.</source>
        <translation>“rinnova copy %1” mette la password negli appunti per un minuto.</translation>
    </message>
    <message>
        <source>Open the program Keychain Access, look for “%1”, and open the entry of the account %2.</source>
        <translation>Apri il programma Accesso Portachiavi, cerca “%1” e apri la voce dell’account %2.</translation>
    </message>
    <message>
        <source>Tick Show Password, put the new one in the old one&apos;s place, and save.</source>
        <translation>Seleziona Mostra password, metti la nuova al posto della vecchia e salva.</translation>
    </message>
    <message>
        <source>Run “rinnova retry” in a Terminal on the desktop of this Mac, and allow the access when the system asks.</source>
        <translation>Avvia “rinnova retry” in un Terminale sulla scrivania di questo Mac e consenti l’accesso quando il sistema lo chiede.</translation>
    </message>
    <message>
        <source>The keychain has no such entry.</source>
        <translation>Il portachiavi non ha questa voce.</translation>
    </message>
    <message>
        <source>The system&apos;s tool cannot tell this entry from another one.</source>
        <translation>Lo strumento del sistema non può distinguere questa voce da un’altra.</translation>
    </message>
    <message>
        <source>Replace the password of the keychain entry “%1”.</source>
        <translation>Sostituire la password della voce “%1” del portachiavi.</translation>
    </message>
    <message>
        <source>The keychain no longer has the entry “%1”.</source>
        <translation>Il portachiavi non ha più la voce “%1”.</translation>
    </message>
    <message>
        <source>Replace the password of the entry “%1”.</source>
        <translation>Sostituire la password della voce “%1”.</translation>
    </message>
    <message>
        <source>In the encoding that the entry&apos;s program uses, this password could not be read back.</source>
        <translation>Nella codifica usata dal programma di questa voce la password non si potrebbe rileggere.</translation>
    </message>
</context>
<context>
    <name>ledger</name>
    <message>
        <source>Another Rinnova is at work. Try again when it has finished.</source>
        <translation>Un altro Rinnova è al lavoro. Riprova quando ha finito.</translation>
    </message>
    <message>
        <source>The next start sets it aside and builds a new one.</source>
        <translation>Al prossimo avvio verrà messo da parte e ne verrà creato uno nuovo.</translation>
    </message>
    <message>
        <source>Check who owns the file and its folder, and that they can be written.</source>
        <translation>Controlla di chi sono il file e la sua cartella, e che si possano scrivere.</translation>
    </message>
    <message>
        <source>Free some space on the disk and try again.</source>
        <translation>Libera spazio sul disco e riprova.</translation>
    </message>
    <message>
        <source>The ledger cannot be used: %1</source>
        <translation>Il registro non si può usare: %1</translation>
    </message>
    <message>
        <source>The ledger was written by a newer version of Rinnova.</source>
        <translation>Il registro è stato scritto da una versione più recente di Rinnova.</translation>
    </message>
    <message>
        <source>Update Rinnova on this machine.</source>
        <translation>Aggiorna Rinnova su questo computer.</translation>
    </message>
    <message>
        <source>the ledger cannot be opened</source>
        <translation>il registro non si può aprire</translation>
    </message>
    <message>
        <source>%1 is not an ordinary file.</source>
        <translation>%1 non è un file normale.</translation>
    </message>
    <message>
        <source>the damaged ledger cannot be set aside</source>
        <translation>il registro danneggiato non si può mettere da parte</translation>
    </message>
    <message>
        <source>There are too many damaged ledgers already.</source>
        <translation>Ci sono già troppi registri danneggiati.</translation>
    </message>
    <message>
        <source>Look at them, and remove those you do not need.</source>
        <translation>Guardali, ed elimina quelli che non servono.</translation>
    </message>
</context>
<context>
    <name>manual</name>
    <message>
        <source>Replace the password twice: for the incoming and for the outgoing server (SMTP).</source>
        <translation>Sostituisci la password due volte: per il server in entrata e per quello in uscita (SMTP).</translation>
    </message>
    <message>
        <source>Send yourself a message, to see that both work.</source>
        <translation>Inviati un messaggio, per vedere che funzionino entrambi.</translation>
    </message>
    <message>
        <source>On %1 open Settings &gt; Apps &gt; Mail &gt; Mail Accounts (older versions: Settings &gt; Mail &gt; Accounts) and choose the account of %2.</source>
        <translation>Su %1 apri Impostazioni &gt; App &gt; Mail &gt; Account Mail (versioni precedenti: Impostazioni &gt; Mail &gt; Account) e scegli l’account di %2.</translation>
    </message>
    <message>
        <source>Tap the account&apos;s name, replace the password, and tap Done.</source>
        <translation>Tocca il nome dell’account, sostituisci la password e tocca Fine.</translation>
    </message>
    <message>
        <source>Under Outgoing Mail Server tap SMTP, then the primary server, replace its password too, and tap Done.</source>
        <translation>In Server posta in uscita tocca SMTP, poi il server primario, sostituisci anche lì la password e tocca Fine.</translation>
    </message>
    <message>
        <source>On %1 open the mail app and in its settings the account of %2.</source>
        <translation>Su %1 apri l’app di posta e, nelle sue impostazioni, l’account di %2.</translation>
    </message>
    <message>
        <source>Under the incoming server settings replace the password and save.</source>
        <translation>Nelle impostazioni del server in entrata sostituisci la password e salva.</translation>
    </message>
    <message>
        <source>Under the outgoing server settings (SMTP) replace it too and save.</source>
        <translation>Sostituiscila anche nelle impostazioni del server in uscita (SMTP) e salva.</translation>
    </message>
    <message>
        <source>On %1 open the settings of the account %2 in the mail app.</source>
        <translation>Su %1 apri le impostazioni dell’account %2 nell’app di posta.</translation>
    </message>
    <message>
        <source>Open the web page of %1 (its address is on its display) and sign in as its administrator.</source>
        <translation>Apri la pagina web di %1 (l’indirizzo è sul suo schermo) e accedi come amministratore.</translation>
    </message>
    <message>
        <source>Under e-mail or SMTP settings replace the password of %1 and save.</source>
        <translation>Nelle impostazioni e-mail o SMTP sostituisci la password di %1 e salva.</translation>
    </message>
    <message>
        <source>Send a test scan.</source>
        <translation>Invia una scansione di prova.</translation>
    </message>
    <message>
        <source>In %1 open the settings of the certified mailbox %2.</source>
        <translation>In %1 apri le impostazioni della casella PEC %2.</translation>
    </message>
    <message>
        <source>Use the program&apos;s own connection test. Until then it neither sends nor collects.</source>
        <translation>Usa la prova di connessione del programma. Fino ad allora non invia e non riceve.</translation>
    </message>
    <message>
        <source>On %1 open the mail program&apos;s settings of the account %2.</source>
        <translation>Su %1 apri nel programma di posta le impostazioni dell’account %2.</translation>
    </message>
    <message>
        <source>On %1 replace the mail password of %2, wherever it is kept.</source>
        <translation>Su %1 sostituisci la password di posta di %2, ovunque sia memorizzata.</translation>
    </message>
    <message>
        <source>You do this one: %1.</source>
        <translation>Questo lo fai tu: %1.</translation>
    </message>
    <message>
        <source>Waits for you; then “rinnova confirm %1”.</source>
        <translation>Aspetta te; poi “rinnova confirm %1”.</translation>
    </message>
    <message>
        <source>Nobody but you can see what it holds.</source>
        <translation>Solo tu puoi vedere che cosa contiene.</translation>
    </message>
    <message>
        <source>Where it is on this computer: “rinnova copy %1” puts the password on the clipboard.</source>
        <translation>Se è su questo computer: “rinnova copy %1” mette la password negli appunti.</translation>
    </message>
    <message>
        <source>On %1 open Gmail, then the menu &gt; Settings, and tap the account %2.</source>
        <translation>Su %1 apri Gmail, poi il menu &gt; Impostazioni, e tocca l’account %2.</translation>
    </message>
    <message>
        <source>Tap Incoming settings, replace the password, and tap Next or Done.</source>
        <translation>Tocca Impostazioni posta in arrivo, sostituisci la password e tocca Avanti o Fine.</translation>
    </message>
    <message>
        <source>Tap Outgoing settings, replace the password there too, and tap Next or Done.</source>
        <translation>Tocca Impostazioni posta in uscita, sostituisci anche lì la password e tocca Avanti o Fine.</translation>
    </message>
    <message>
        <source>On %1 open Outlook, tap your picture (top left), then the gear, and choose the account %2.</source>
        <translation>Su %1 apri Outlook, tocca la tua immagine (in alto a sinistra), poi l’ingranaggio, e scegli l’account %2.</translation>
    </message>
    <message>
        <source>Replace the password of the incoming (IMAP) and of the outgoing server (SMTP), and tap the tick.</source>
        <translation>Sostituisci la password del server in entrata (IMAP) e di quello in uscita (SMTP), e tocca il segno di spunta.</translation>
    </message>
    <message>
        <source>If it shows no password, tap its notice that the login failed: it asks for the new one.</source>
        <translation>Se non mostra una password, tocca il suo avviso che l’accesso non è riuscito: chiede quella nuova.</translation>
    </message>
    <message>
        <source>In %1 open Settings (the gear) &gt; Manage accounts, choose %2, then Change mailbox settings.</source>
        <translation>In %1 apri Impostazioni (l’ingranaggio) &gt; Gestisci account, scegli %2, poi Modifica impostazioni cassetta postale.</translation>
    </message>
    <message>
        <source>Replace the password; under Advanced mailbox settings see that the outgoing server uses the same user name and password. Save.</source>
        <translation>Sostituisci la password; in Impostazioni avanzate cassetta postale controlla che il server in uscita usi lo stesso nome utente e la stessa password. Salva.</translation>
    </message>
    <message>
        <source>In %1 open Settings (the gear) &gt; Accounts &gt; Your accounts, and choose Manage beside %2.</source>
        <translation>In %1 apri Impostazioni (l’ingranaggio) &gt; Account &gt; I tuoi account, e scegli Gestisci accanto a %2.</translation>
    </message>
    <message>
        <source>Choose Repair or Server settings, and replace the password of the incoming and of the outgoing server (SMTP).</source>
        <translation>Scegli Ripristina o Impostazioni server, e sostituisci la password del server in entrata e di quello in uscita (SMTP).</translation>
    </message>
    <message>
        <source>If the account on %1 came with a profile of Rinnova: run “rinnova export profile %2 --serve --lan IFACE” on a computer (IFACE is the network that both are in, for instance wlan0), scan the code that it shows, and install the profile. It takes the old one&apos;s place; nothing else is to be done. Otherwise:</source>
        <translation>Se l’account su %1 è arrivato con un profilo di Rinnova: avvia “rinnova export profile %2 --serve --lan IFACE” su un computer (IFACE è la rete in cui sono entrambi, per esempio wlan0), inquadra il codice che mostra e installa il profilo. Prende il posto del precedente; non c’è altro da fare. Altrimenti:</translation>
    </message>
</context>
<context>
    <name>model</name>
    <message>
        <source>“%1” is not a date.</source>
        <translation>“%1” non è una data.</translation>
    </message>
    <message>
        <source>Write it as 2027-05-25 or as 25/05/2027.</source>
        <translation>Scrivila come 25/05/2027 o 2027-05-25.</translation>
    </message>
    <message>
        <source>%1 is more than ten years ahead.</source>
        <translation>Al %1 mancano più di dieci anni.</translation>
    </message>
    <message>
        <source>%1 lies in the past.</source>
        <translation>Il %1 è già passato.</translation>
    </message>
    <message>
        <source>Give the date that the provider&apos;s page shows for the new password.</source>
        <translation>Indica la data che la pagina del gestore mostra per la nuova password.</translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>The password of %1 expires</source>
        <translation>Scade la password di %1</translation>
    </message>
    <message>
        <source>Its last day. Generate a new password on the provider&apos;s page, then: %1</source>
        <translation>È il suo ultimo giorno. Genera una nuova password nella pagina del gestore, poi: %1</translation>
    </message>
    <message>
        <source>Mail passwords</source>
        <translation>Password di posta</translation>
    </message>
    <message>
        <source>Answer to a notice: renew now.</source>
        <translation>Risposta a un avviso: rinnova ora.</translation>
    </message>
    <message>
        <source>Answer to a notice: renewed already.</source>
        <translation>Risposta a un avviso: già rinnovata.</translation>
    </message>
    <message>
        <source>Notice put off until %1.</source>
        <translation>Avviso rimandato al %1.</translation>
    </message>
    <message>
        <source>today</source>
        <translation>oggi</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>domani</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>tra %n giorno</numerusform>
            <numerusform>tra %n giorni</numerusform>
        </translation>
    </message>
    <message>
        <source>Generate a new password on the provider&apos;s page and paste it once into Rinnova: it brings it to every mail program on this computer.</source>
        <translation>Genera una nuova password nella pagina del gestore e incollala una volta in Rinnova: la porta in tutti i programmi di posta di questo computer.</translation>
    </message>
    <message>
        <source>Mail programs can no longer send or receive with it. The webmail and the provider&apos;s app still work, with their own password.</source>
        <translation>Con questa i programmi di posta non possono più inviare né ricevere. La webmail e l’app del gestore funzionano ancora, con la loro password.</translation>
    </message>
    <message>
        <source>In a terminal: %1</source>
        <translation>In un terminale: %1</translation>
    </message>
    <message>
        <source>The password of %1 expires %2</source>
        <translation>La password di %1 scade %2</translation>
    </message>
    <message>
        <source>It is valid until %1; mail programs cannot log in with it afterwards.</source>
        <translation>È valida fino al %1; dopo, i programmi di posta non potranno più accedere.</translation>
    </message>
    <message>
        <source>The password of %1 has expired</source>
        <translation>La password di %1 è scaduta</translation>
    </message>
    <message>
        <source>It was valid until %1.</source>
        <translation>Era valida fino al %1.</translation>
    </message>
    <message>
        <source>The new password of %1 is not everywhere yet</source>
        <translation>La nuova password di %1 non è ancora dappertutto</translation>
    </message>
    <message>
        <source>Missing: %1. The old password may stop working at any time, and a program that keeps trying it can lock the mailbox. Close the mail program, unlock the keychain, or confirm what you did by hand.</source>
        <translation>Manca in: %1. La vecchia password può smettere di funzionare in qualsiasi momento, e un programma che continua a provarla può bloccare la casella. Chiudi il programma di posta, sblocca il portachiavi o conferma ciò che hai fatto a mano.</translation>
    </message>
    <message>
        <source>The password of %1 has expired, and nobody reacted</source>
        <translation>La password di %1 è scaduta, e nessuno ha reagito</translation>
    </message>
    <message>
        <source>The password of %1 expires %2, and nobody reacted</source>
        <translation>La password di %1 scade %2, e nessuno ha reagito</translation>
    </message>
    <message>
        <source>The reminders on the computer of this mailbox were left unanswered. Its password for mail programs is valid until %1; afterwards no program can send or receive with it. Please see to it that it is renewed.</source>
        <translation>I promemoria sul computer di questa casella sono rimasti senza risposta. La sua password per i programmi di posta è valida fino al %1; dopo, nessun programma potrà inviare o ricevere. Fai in modo che venga rinnovata.</translation>
    </message>
    <message>
        <source>%1: the new password is not everywhere yet</source>
        <translation>%1: la nuova password non è ancora dappertutto</translation>
    </message>
    <message>
        <source>%1: expired on %2</source>
        <translation>%1: scaduta il %2</translation>
    </message>
    <message>
        <source>%1: expires %2, on %3</source>
        <translation>%1: scade %2, il %3</translation>
    </message>
    <message numerus="yes">
        <source>%n mail password(s) expire, and nobody reacted</source>
        <translation>
            <numerusform>%n password di posta scade, e nessuno ha reagito</numerusform>
            <numerusform>%n password di posta scadono, e nessuno ha reagito</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mail password(s) need you</source>
        <translation>
            <numerusform>%n password di posta ha bisogno di te</numerusform>
            <numerusform>%n password di posta hanno bisogno di te</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>e un’altra (%n)</numerusform>
            <numerusform>e altre %n</numerusform>
        </translation>
    </message>
    <message>
        <source>With an expired password mail programs can no longer send or receive; the webmail and the provider&apos;s app still work.</source>
        <translation>Con una password scaduta i programmi di posta non possono più inviare né ricevere; la webmail e l’app del gestore funzionano ancora.</translation>
    </message>
    <message>
        <source>The reminders on the computer of these mailboxes were left unanswered. Please see to it that they are renewed.</source>
        <translation>I promemoria sul computer di queste caselle sono rimasti senza risposta. Fai in modo che vengano rinnovate.</translation>
    </message>
    <message>
        <source>A new mail password is not everywhere yet</source>
        <translation>Una nuova password di posta non è ancora dappertutto</translation>
    </message>
    <message>
        <source>A mail password has expired</source>
        <translation>Una password di posta è scaduta</translation>
    </message>
    <message>
        <source>A mail password expires %1</source>
        <translation>Una password di posta scade %1</translation>
    </message>
    <message>
        <source>%1-%2-%3</source>
        <translation>%3/%2/%1</translation>
    </message>
    <message>
        <source>Notice: expires %1 (%2).</source>
        <translation>Avviso: scade %1 (%2).</translation>
    </message>
    <message>
        <source>Notice: has expired (%1).</source>
        <translation>Avviso: è scaduta (%1).</translation>
    </message>
    <message>
        <source>Notice: not everywhere yet (%1).</source>
        <translation>Avviso: non ancora dappertutto (%1).</translation>
    </message>
    <message>
        <source>Notice to a second person (%1).</source>
        <translation>Avviso a una seconda persona (%1).</translation>
    </message>
    <message>
        <source>Rinnova: this is a test</source>
        <translation>Rinnova: questa è una prova</translation>
    </message>
    <message>
        <source>Rinnova sends this to see whether its messages arrive. It writes to you when a mail password is about to expire and nobody reacts.</source>
        <translation>Rinnova manda questo messaggio per vedere se arriva. Ti scriverà quando una password di posta sta per scadere e nessuno reagisce.</translation>
    </message>
    <message>
        <source>Rinnova shows which one.</source>
        <translation>Rinnova mostra quale.</translation>
    </message>
</context>
<context>
    <name>outlook</name>
    <message>
        <source>Outlook no longer has this login.</source>
        <translation>Outlook non ha più questo accesso.</translation>
    </message>
    <message>
        <source>A profile has a name that Outlook gives to none; it was left alone.</source>
        <translation>Un profilo ha un nome che Outlook non darebbe; è stato lasciato com’è.</translation>
    </message>
    <message>
        <source>“rinnova copy %1” puts the password on the clipboard for a minute.</source>
        <translation>“rinnova copy %1” mette la password negli appunti per un minuto.</translation>
    </message>
    <message>
        <source>Open Outlook. If it asks for the password of %1 (%2), paste it; that is all.</source>
        <translation>Apri Outlook. Se chiede la password di %1 (%2), incollala: non serve altro.</translation>
    </message>
    <message>
        <source>Otherwise choose File &gt; Account Settings &gt; Account Settings, the account, Repair, Advanced options, “Let me repair my account manually”, Connect.</source>
        <translation>Altrimenti scegli File &gt; Impostazioni account &gt; Impostazioni account, l’account, Ripristina, Opzioni avanzate, la riparazione manuale dell’account, Connetti.</translation>
    </message>
    <message>
        <source>Paste the password for the outgoing server (%1); the incoming server keeps one of its own.</source>
        <translation>Incolla la password per il server in uscita (%1); il server in arrivo ne conserva una propria.</translation>
    </message>
    <message>
        <source>Paste the password for the incoming server (%1); the outgoing server may keep one of its own.</source>
        <translation>Incolla la password per il server in arrivo (%1); il server in uscita può conservarne una propria.</translation>
    </message>
    <message>
        <source>Let Outlook send and receive once.</source>
        <translation>Fai inviare e ricevere una volta a Outlook.</translation>
    </message>
    <message>
        <source>Outlook does not remember the password for %1.</source>
        <translation>Outlook non ricorda la password per %1.</translation>
    </message>
    <message>
        <source>Let Rinnova add it with --create, or let Outlook remember it when it asks.</source>
        <translation>Falla aggiungere a Rinnova con --create, oppure falla ricordare a Outlook quando la chiede.</translation>
    </message>
    <message>
        <source>A policy forbids Outlook to remember the password for %1.</source>
        <translation>Un criterio vieta a Outlook di ricordare la password per %1.</translation>
    </message>
    <message>
        <source>Ask who manages this computer; until then, give Outlook the password when it asks.</source>
        <translation>Rivolgiti a chi gestisce questo computer; fino ad allora, dai la password a Outlook quando la chiede.</translation>
    </message>
    <message>
        <source>Outlook talks to %1 without encryption.</source>
        <translation>Outlook comunica con %1 senza cifratura.</translation>
    </message>
    <message>
        <source>In Outlook&apos;s server settings, choose SSL/TLS as the type of encryption.</source>
        <translation>Nelle impostazioni del server di Outlook, scegli SSL/TLS come tipo di crittografia.</translation>
    </message>
    <message>
        <source>The account&apos;s “%1” cannot be read; the account was left alone.</source>
        <translation>“%1” dell’account non si può leggere; l’account è stato lasciato com’è.</translation>
    </message>
    <message>
        <source>The account&apos;s “%1” cannot be read; its outgoing server was left alone.</source>
        <translation>“%1” dell’account non si può leggere; il suo server in uscita è stato lasciato com’è.</translation>
    </message>
    <message>
        <source>Windows does not say what runs</source>
        <translation>Windows non dice quali programmi sono in esecuzione</translation>
    </message>
    <message>
        <source>Outlook is in use: a message being written, or another window, is open.</source>
        <translation>Outlook è in uso: è aperto un messaggio in scrittura o un’altra finestra.</translation>
    </message>
    <message>
        <source>Outlook&apos;s windows cannot be reached from here.</source>
        <translation>Le finestre di Outlook non sono raggiungibili da qui.</translation>
    </message>
    <message>
        <source>Outlook could not be asked to end</source>
        <translation>Non è stato possibile chiedere a Outlook di chiudersi</translation>
    </message>
    <message>
        <source>Replace the password in the profile “%1”.</source>
        <translation>Sostituire la password nel profilo “%1”.</translation>
    </message>
    <message>
        <source>Let Outlook remember the password in the profile “%1”.</source>
        <translation>Far ricordare la password a Outlook nel profilo “%1”.</translation>
    </message>
    <message>
        <source>Outlook is open; it is done when Outlook is closed.</source>
        <translation>Outlook è aperto; sarà fatto alla sua chiusura.</translation>
    </message>
    <message>
        <source>Outlook holds another password.</source>
        <translation>Outlook ha un’altra password.</translation>
    </message>
    <message>
        <source>The password was changed in Outlook&apos;s settings after the plan was made.</source>
        <translation>La password è stata cambiata nelle impostazioni di Outlook dopo la preparazione del piano.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Riprova.</translation>
    </message>
    <message>
        <source>No password was given for this slot.</source>
        <translation>Per questo posto non è stata data nessuna password.</translation>
    </message>
    <message>
        <source>The old value could not be put back either; Outlook will ask for the password.</source>
        <translation>Non è stato possibile nemmeno rimettere il valore di prima; Outlook chiederà la password.</translation>
    </message>
    <message>
        <source>Outlook&apos;s settings cannot be opened</source>
        <translation>Le impostazioni di Outlook non si possono aprire</translation>
    </message>
    <message>
        <source>Outlook&apos;s settings cannot be read</source>
        <translation>Le impostazioni di Outlook non si possono leggere</translation>
    </message>
    <message>
        <source>Outlook&apos;s settings cannot be written</source>
        <translation>Le impostazioni di Outlook non si possono scrivere</translation>
    </message>
    <message>
        <source>Outlook&apos;s settings cannot be written to the disk</source>
        <translation>Le impostazioni di Outlook non si possono scrivere sul disco</translation>
    </message>
    <message>
        <source>Outlook runs where it cannot be reached from here.</source>
        <translation>Outlook è in esecuzione dove non è raggiungibile da qui.</translation>
    </message>
    <message>
        <source>Close Outlook; the rest is done then.</source>
        <translation>Chiudi Outlook; il resto sarà fatto allora.</translation>
    </message>
    <message>
        <source>Windows does not seal passwords for this user</source>
        <translation>Windows non protegge password per questo utente</translation>
    </message>
    <message>
        <source>Log in to Windows as the user whose Outlook this is, and try again.</source>
        <translation>Accedi a Windows come l’utente a cui appartiene questo Outlook e riprova.</translation>
    </message>
    <message>
        <source>Windows does not open this password for this user.</source>
        <translation>Windows non apre questa password per questo utente.</translation>
    </message>
    <message>
        <source>The password that Outlook has stored cannot be read.</source>
        <translation>La password salvata da Outlook non si può leggere.</translation>
    </message>
    <message>
        <source>Where Outlook keeps the password, something else is stored.</source>
        <translation>Dove Outlook conserva la password è salvato qualcos’altro.</translation>
    </message>
    <message>
        <source>A policy forbids Outlook to remember passwords, though one is stored: it may ask for it.</source>
        <translation>Un criterio vieta a Outlook di ricordare le password, anche se una è salvata: potrebbe chiederla.</translation>
    </message>
    <message>
        <source>A policy forbids Outlook to remember passwords: it asks for this one.</source>
        <translation>Un criterio vieta a Outlook di ricordare le password: questa la chiede ogni volta.</translation>
    </message>
    <message>
        <source>Outlook does not remember this password.</source>
        <translation>Outlook non ricorda questa password.</translation>
    </message>
    <message>
        <source>Give the new password to Outlook itself; it stores it anew.</source>
        <translation>Dai la nuova password a Outlook stesso: la salverà di nuovo.</translation>
    </message>
    <message>
        <source>Run it as the user whose Outlook this is; another one may have taken the rights away.</source>
        <translation>Eseguilo come l’utente a cui appartiene questo Outlook; qualcun altro può aver tolto i permessi.</translation>
    </message>
    <message>
        <source>%1 (error %2 of Windows).</source>
        <translation>%1 (errore %2 di Windows).</translation>
    </message>
    <message>
        <source>Outlook cannot keep such a password.</source>
        <translation>Outlook non può conservare una password del genere.</translation>
    </message>
    <message>
        <source>What Outlook has stored here is no password.</source>
        <translation>Ciò che Outlook ha salvato qui non è una password.</translation>
    </message>
    <message>
        <source>Windows does not open what it has just sealed; nothing was changed.</source>
        <translation>Windows non apre ciò che ha appena protetto; non è stato cambiato nulla.</translation>
    </message>
</context>
<context>
    <name>outlook-new</name>
    <message>
        <source>New Outlook</source>
        <translation>Nuovo Outlook</translation>
    </message>
    <message>
        <source>Outlook for Mac</source>
        <translation>Outlook per Mac</translation>
    </message>
    <message>
        <source>Otherwise open its settings, Accounts, choose %1 and renew the password of the incoming and of the outgoing server.</source>
        <translation>Altrimenti apri le sue impostazioni, Account, scegli %1 e rinnova la password del server in arrivo e di quello in uscita.</translation>
    </message>
    <message>
        <source>Otherwise open Settings, Accounts in its menu, choose %1 and renew the password of the incoming and of the outgoing server.</source>
        <translation>Altrimenti apri dal suo menu Impostazioni, Account, scegli %1 e rinnova la password del server in arrivo e di quello in uscita.</translation>
    </message>
    <message>
        <source>If %1 is not in %2, there is nothing to do: go to the last step.</source>
        <translation>Se %1 non è in %2, non c’è nulla da fare: passa all’ultimo passo.</translation>
    </message>
    <message>
        <source>“rinnova copy %1” puts the password on the clipboard for a minute.</source>
        <translation>“rinnova copy %1” mette la password negli appunti per un minuto.</translation>
    </message>
    <message>
        <source>Open %1. If it asks for the password of %2, paste it.</source>
        <translation>Apri %1. Se chiede la password di %2, incollala.</translation>
    </message>
    <message>
        <source>It keeps the password with its maker&apos;s servers: no other program can renew it there.</source>
        <translation>Conserva la password sui server del produttore: nessun altro programma può rinnovarla lì.</translation>
    </message>
    <message>
        <source>When messages arrive: “rinnova confirm %1”.</source>
        <translation>Quando arrivano i messaggi: “rinnova confirm %1”.</translation>
    </message>
    <message>
        <source>You do this one in %1.</source>
        <translation>Questo lo fai tu in %1.</translation>
    </message>
    <message>
        <source>Waits for you; then “rinnova confirm %1”.</source>
        <translation>Aspetta te; poi “rinnova confirm %1”.</translation>
    </message>
    <message>
        <source>Nobody but its maker can see what it holds.</source>
        <translation>Solo il produttore può vedere che cosa contiene.</translation>
    </message>
</context>
<context>
    <name>probe</name>
    <message>
        <source>The server&apos;s certificate is not accepted (%1). A program that looks into encrypted connections, an antivirus for example, can cause this too.</source>
        <translation>Il certificato del server non è accettato (%1). Può dipendere anche da un programma che esamina le connessioni cifrate, per esempio un antivirus.</translation>
    </message>
    <message>
        <source>The server does not switch to encryption (STARTTLS).</source>
        <translation>Il server non passa alla cifratura (STARTTLS).</translation>
    </message>
    <message>
        <source>The encrypted connection failed (%1).</source>
        <translation>La connessione cifrata non è riuscita (%1).</translation>
    </message>
    <message>
        <source>Something was added to the start of the encryption (STARTTLS). Somebody may be tampering with the connection.</source>
        <translation>All’avvio della cifratura (STARTTLS) è stato aggiunto qualcosa. Qualcuno potrebbe manomettere la connessione.</translation>
    </message>
    <message>
        <source>The server closed the connection without an answer.</source>
        <translation>Il server ha chiuso la connessione senza rispondere.</translation>
    </message>
    <message>
        <source>The server&apos;s answer makes no sense.</source>
        <translation>La risposta del server non ha senso.</translation>
    </message>
    <message>
        <source>It is not known which protocol this server speaks.</source>
        <translation>Non si sa quale protocollo usi questo server.</translation>
    </message>
    <message>
        <source>The user name is empty or holds a line break.</source>
        <translation>Il nome utente è vuoto o contiene un’interruzione di riga.</translation>
    </message>
    <message>
        <source>The password is empty or holds a line break.</source>
        <translation>La password è vuota o contiene un’interruzione di riga.</translation>
    </message>
    <message>
        <source>The server offers no way to log in with a password.</source>
        <translation>Il server non permette di accedere con una password.</translation>
    </message>
    <message>
        <source>This connection is not encrypted: the password is not sent over it.</source>
        <translation>Questa connessione non è cifrata: la password non viene inviata.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a server&apos;s name.</source>
        <translation>“%1” non è il nome di un server.</translation>
    </message>
    <message>
        <source>Stopped before the server answered.</source>
        <translation>Interrotto prima della risposta del server.</translation>
    </message>
    <message numerus="yes">
        <source>No answer within %n second(s).</source>
        <translation>
            <numerusform>Nessuna risposta entro %n secondo.</numerusform>
            <numerusform>Nessuna risposta entro %n secondi.</numerusform>
        </translation>
    </message>
    <message>
        <source>The certificate file %1 cannot be used.</source>
        <translation>Il file di certificati %1 non si può usare.</translation>
    </message>
    <message>
        <source>The part of Rinnova that asks servers cannot be loaded: %1</source>
        <translation>La parte di Rinnova che interroga i server non può essere caricata: %1</translation>
    </message>
    <message>
        <source>The message could not be sent by %1: %2</source>
        <translation>Il messaggio non si è potuto inviare con %1: %2</translation>
    </message>
    <message>
        <source>%1 does not take the message: %2</source>
        <translation>%1 non accetta il messaggio: %2</translation>
    </message>
    <message>
        <source>A sender or recipient is no mail address.</source>
        <translation>Un mittente o destinatario non è un indirizzo di posta.</translation>
    </message>
    <message>
        <source>%1 does not accept the password: %2</source>
        <translation>%1 non accetta la password: %2</translation>
    </message>
    <message>
        <source>Not sent to %1: %2</source>
        <translation>Non inviato a %1: %2</translation>
    </message>
</context>
<context>
    <name>profile</name>
    <message>
        <source>the network interfaces cannot be listed</source>
        <translation>non si possono elencare le interfacce di rete</translation>
    </message>
    <message>
        <source>There is no network interface “%1”.</source>
        <translation>Non c’è un’interfaccia di rete “%1”.</translation>
    </message>
    <message>
        <source>There are: %1</source>
        <translation>Ci sono: %1</translation>
    </message>
    <message>
        <source>The network interface “%1” has no address.</source>
        <translation>L’interfaccia di rete “%1” non ha un indirizzo.</translation>
    </message>
    <message>
        <source>Connect it, or name another one: %1</source>
        <translation>Collegala, oppure indicane un’altra: %1</translation>
    </message>
    <message>
        <source>A certificate for the page could not be made.</source>
        <translation>Non è stato possibile creare un certificato per la pagina.</translation>
    </message>
    <message>
        <source>The system gives no random numbers.</source>
        <translation>Il sistema non fornisce numeri casuali.</translation>
    </message>
    <message>
        <source>The page cannot be offered at %1: %2</source>
        <translation>La pagina non può essere offerta su %1: %2</translation>
    </message>
    <message>
        <source>It is not known which server %1 has for %2.</source>
        <translation>Non è noto quale server %1 abbia per %2.</translation>
    </message>
    <message>
        <source>Name it: %1</source>
        <translation>Indicalo: %1</translation>
    </message>
    <message>
        <source>%1 is read by POP3: whenever its profile is replaced, messages that only the device has are lost.</source>
        <translation>%1 si legge in POP3: a ogni sostituzione del profilo i messaggi che ha solo il dispositivo vanno persi.</translation>
    </message>
    <message>
        <source>Set the mail programs to IMAP first; or insist with --force-pop3.</source>
        <translation>Prima passa i programmi di posta a IMAP; oppure insisti con --force-pop3.</translation>
    </message>
    <message>
        <source>%1 (archive)</source>
        <translation>%1 (archivio)</translation>
    </message>
    <message>
        <source>The part of Rinnova that makes profiles cannot be loaded: %1</source>
        <translation>La parte di Rinnova che crea i profili non può essere caricata: %1</translation>
    </message>
    <message>
        <source>Install Rinnova again, with all of its parts.</source>
        <translation>Installa di nuovo Rinnova, con tutte le sue parti.</translation>
    </message>
    <message>
        <source>Mail: %1</source>
        <translation>Posta: %1</translation>
    </message>
    <message>
        <source>Sets up %1 in Mail, for reading and sending. A newer profile for it takes the place of this one.</source>
        <translation>Imposta %1 in Mail, in lettura e in invio. Un profilo più recente sostituisce questo.</translation>
    </message>
    <message>
        <source>The name, a server or the password holds characters that a profile cannot carry.</source>
        <translation>Il nome, un server o la password contiene caratteri che un profilo non può contenere.</translation>
    </message>
    <message>
        <source>Leave out --with-password, and type it on the device.</source>
        <translation>Togli --with-password e digitala sul dispositivo.</translation>
    </message>
    <message>
        <source>The profile could not be written.</source>
        <translation>Non è stato possibile scrivere il profilo.</translation>
    </message>
    <message>
        <source>See “profiles” in config.json; without it, profiles are not signed.</source>
        <translation>Vedi “profiles” in config.json; senza, i profili non sono firmati.</translation>
    </message>
    <message>
        <source>it holds no certificate in PEM form, or a damaged one.</source>
        <translation>non contiene un certificato in formato PEM, o è danneggiato.</translation>
    </message>
    <message>
        <source>the key has a passphrase: keep one without, that only you can read.</source>
        <translation>la chiave ha una passphrase: tienine una senza, che solo tu possa leggere.</translation>
    </message>
    <message>
        <source>it holds no private key in PEM form, or a damaged one.</source>
        <translation>non contiene una chiave privata in formato PEM, o è danneggiata.</translation>
    </message>
    <message>
        <source>a certificate is not valid yet.</source>
        <translation>un certificato non è ancora valido.</translation>
    </message>
    <message>
        <source>a certificate has expired.</source>
        <translation>un certificato è scaduto.</translation>
    </message>
    <message>
        <source>the key does not belong to the certificate.</source>
        <translation>la chiave non appartiene al certificato.</translation>
    </message>
    <message>
        <source>The profile could not be signed: %1</source>
        <translation>Non è stato possibile firmare il profilo: %1</translation>
    </message>
    <message>
        <source>the issuer of the certificate is missing from the chain.</source>
        <translation>nella catena manca chi ha emesso il certificato.</translation>
    </message>
    <message>
        <source>The profile is not signed: the device calls it “not verified”.</source>
        <translation>Il profilo non è firmato: il dispositivo lo indica come “non verificato”.</translation>
    </message>
    <message>
        <source>A certificate of yours can be named in config.json, under “profiles”.</source>
        <translation>In config.json, sotto “profiles”, si può indicare un certificato proprio.</translation>
    </message>
</context>
<context>
    <name>providers</name>
    <message>
        <source>too many values inside each other</source>
        <translation>troppi valori uno dentro l’altro</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is there twice</source>
        <translation>“%1” compare due volte</translation>
    </message>
    <message>
        <source>this is not JSON (%1)</source>
        <translation>questo non è JSON (%1)</translation>
    </message>
    <message>
        <source>must be true or false.</source>
        <translation>dev’essere true o false.</translation>
    </message>
    <message>
        <source>must be a list: [ ... ].</source>
        <translation>dev’essere una lista: [ ... ].</translation>
    </message>
    <message>
        <source>must be an object: { ... }.</source>
        <translation>dev’essere un oggetto: { ... }.</translation>
    </message>
    <message>
        <source>is of the wrong kind.</source>
        <translation>è del tipo sbagliato.</translation>
    </message>
    <message>
        <source>Correct the file, then check it: rinnova providers check %1</source>
        <translation>Correggi il file, poi controllalo: rinnova providers check %1</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, riga %2: %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing.</source>
        <translation>manca “%1”.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; %2</source>
        <translation>“%1” %2</translation>
    </message>
    <message>
        <source>must be a text on one line.</source>
        <translation>dev’essere un testo su una riga.</translation>
    </message>
    <message>
        <source>must be a whole number from %1 to %2.</source>
        <translation>dev’essere un numero intero da %1 a %2.</translation>
    </message>
    <message>
        <source>must be a date such as 2027-05-25.</source>
        <translation>dev’essere una data come 2027-05-25.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known and not used.</source>
        <translation>“%1” non è conosciuto e non viene usato.</translation>
    </message>
    <message>
        <source>%1: it extends &quot;%2&quot;, which is not known.</source>
        <translation>%1: estende “%2”, che non è conosciuto.</translation>
    </message>
    <message>
        <source>%1: it extends itself by way of &quot;%2&quot;.</source>
        <translation>%1: estende sé stesso passando da “%2”.</translation>
    </message>
    <message>
        <source>%1: the certificate file %2 is not there.</source>
        <translation>%1: il file di certificati %2 non c’è.</translation>
    </message>
    <message>
        <source>must be a host name, in ASCII and without a port.</source>
        <translation>dev’essere un nome di host, in ASCII e senza porta.</translation>
    </message>
    <message>
        <source>must hold {address} or {user}, and no other braces.</source>
        <translation>deve contenere {address} o {user}, e nessun’altra graffa.</translation>
    </message>
    <message>
        <source>must not be before &quot;from&quot;.</source>
        <translation>non può precedere “from”.</translation>
    </message>
    <message>
        <source>must be &quot;implicit&quot;, &quot;starttls&quot; or &quot;none&quot;.</source>
        <translation>dev’essere “implicit”, “starttls” o “none”.</translation>
    </message>
    <message>
        <source>must be an address that starts with https://</source>
        <translation>dev’essere un indirizzo che inizia con https://</translation>
    </message>
    <message>
        <source>must be &quot;imap&quot;, &quot;pop3&quot; or &quot;smtp&quot;.</source>
        <translation>dev’essere “imap”, “pop3” o “smtp”.</translation>
    </message>
    <message>
        <source>is there twice.</source>
        <translation>compare due volte.</translation>
    </message>
    <message>
        <source>must be 1 to 64 of the letters a to z, digits and hyphens.</source>
        <translation>deve avere da 1 a 64 caratteri tra lettere dalla a alla z, cifre e trattini.</translation>
    </message>
    <message>
        <source>must be the id of another provider, or null.</source>
        <translation>dev’essere l’id di un altro gestore, o null.</translation>
    </message>
    <message>
        <source>the file is too large.</source>
        <translation>il file è troppo grande.</translation>
    </message>
    <message>
        <source>the file must hold one object: { ... }.</source>
        <translation>il file deve contenere un solo oggetto: { ... }.</translation>
    </message>
    <message>
        <source>must be a whole path, from the root.</source>
        <translation>dev’essere un percorso completo, dalla radice.</translation>
    </message>
    <message>
        <source>the folder cannot be read</source>
        <translation>la cartella non si può leggere</translation>
    </message>
    <message>
        <source>archive</source>
        <translation>archivio</translation>
    </message>
    <message>
        <source>mail</source>
        <translation>posta</translation>
    </message>
    <message>
        <source>The %1 server %2, port %3: no source is given.</source>
        <translation>Il server %1 %2, porta %3: non è indicata una fonte.</translation>
    </message>
    <message>
        <source>The %1 server %2, port %3: not verified (source: %4).</source>
        <translation>Il server %1 %2, porta %3: non verificato (fonte: %4).</translation>
    </message>
    <message>
        <source>How long its passwords live (taken as %1 days or %2 months, whichever ends first).</source>
        <translation>Quanto durano le sue password (si assumono %1 giorni o %2 mesi, il termine che viene prima).</translation>
    </message>
    <message numerus="yes">
        <source>How long its passwords live (taken as %n day(s)).</source>
        <translation>
            <numerusform>Quanto durano le sue password (si assume %n giorno).</numerusform>
            <numerusform>Quanto durano le sue password (si assumono %n giorni).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>How long its passwords live (taken as %n month(s)).</source>
        <translation>
            <numerusform>Quanto durano le sue password (si assume %n mese).</numerusform>
            <numerusform>Quanto durano le sue password (si assumono %n mesi).</numerusform>
        </translation>
    </message>
    <message>
        <source>Whether its passwords expire (taken as: they do not).</source>
        <translation>Se le sue password scadano (si assume di no).</translation>
    </message>
    <message>
        <source>Its mail servers: none is known.</source>
        <translation>I suoi server di posta: non se ne conosce nessuno.</translation>
    </message>
    <message>
        <source>The page that generates a password: no address is known.</source>
        <translation>La pagina che genera una password: l’indirizzo non è noto.</translation>
    </message>
    <message>
        <source>The steps for the first password: none are known.</source>
        <translation>I passaggi per la prima password: non sono noti.</translation>
    </message>
    <message>
        <source>The steps for a renewal: none are known.</source>
        <translation>I passaggi per un rinnovo: non sono noti.</translation>
    </message>
    <message>
        <source>%1: others can write this file, so it is not used.</source>
        <translation>%1: altri possono scrivere in questo file, quindi non viene usato.</translation>
    </message>
    <message>
        <source>Take away the others&apos; right to write to it.</source>
        <translation>Togli agli altri il diritto di scriverci.</translation>
    </message>
</context>
<context>
    <name>sdk</name>
    <message>
        <source>There is nothing to unlock here.</source>
        <translation>Qui non c’è nulla da sbloccare.</translation>
    </message>
    <message>
        <source>This program cannot be asked to end.</source>
        <translation>A questo programma non si può chiedere di chiudersi.</translation>
    </message>
    <message>
        <source>Close it yourself; the rest is done then.</source>
        <translation>Chiudilo; il resto verrà fatto allora.</translation>
    </message>
</context>
<context>
    <name>secret-service</name>
    <message>
        <source>The keychain no longer has this entry.</source>
        <translation>Il portachiavi non ha più questa voce.</translation>
    </message>
    <message>
        <source>What answers as the keychain of this desktop does not speak its language: %1</source>
        <translation>Ciò che risponde come portachiavi di questo desktop non ne parla la lingua: %1</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>Il portachiavi è bloccato.</translation>
    </message>
    <message>
        <source>The keychain&apos;s service does not answer.</source>
        <translation>Il servizio del portachiavi non risponde.</translation>
    </message>
    <message>
        <source>Log out and in again if it stays like this.</source>
        <translation>Se continua così, esci e accedi di nuovo.</translation>
    </message>
    <message>
        <source>The keychain&apos;s service went away.</source>
        <translation>Il servizio del portachiavi si è chiuso.</translation>
    </message>
    <message>
        <source>Try again; log out and in again if it stays like this.</source>
        <translation>Riprova; se continua così, esci e accedi di nuovo.</translation>
    </message>
    <message>
        <source>The keychain&apos;s service refuses to talk to this program: %1</source>
        <translation>Il servizio del portachiavi rifiuta di parlare con questo programma: %1</translation>
    </message>
    <message>
        <source>The keychain said: %1</source>
        <translation>Il portachiavi ha risposto: %1</translation>
    </message>
    <message>
        <source>The keychain gave an answer that cannot be decrypted.</source>
        <translation>Il portachiavi ha dato una risposta che non si può decifrare.</translation>
    </message>
    <message>
        <source>The keychain gave no answer.</source>
        <translation>Il portachiavi non ha dato risposta.</translation>
    </message>
    <message>
        <source>Unlock it in your desktop session and try again.</source>
        <translation>Sbloccalo nella tua sessione desktop e riprova.</translation>
    </message>
    <message>
        <source>The keychain stays locked: its question was declined, or this session cannot show it.</source>
        <translation>Il portachiavi resta bloccato: la sua richiesta è stata rifiutata, o questa sessione non può mostrarla.</translation>
    </message>
    <message>
        <source>The keychain stays locked: nobody answered its question.</source>
        <translation>Il portachiavi resta bloccato: nessuno ha risposto alla sua richiesta.</translation>
    </message>
    <message>
        <source>The keychain&apos;s service went away while it was asking.</source>
        <translation>Il servizio del portachiavi si è chiuso durante la richiesta.</translation>
    </message>
    <message>
        <source>The keychain did not keep the new entry.</source>
        <translation>Il portachiavi non ha conservato la nuova voce.</translation>
    </message>
    <message>
        <source>No keychain is running in this session.</source>
        <translation>In questa sessione non è attivo nessun portachiavi.</translation>
    </message>
    <message>
        <source>The desktop session&apos;s D-Bus does not answer.</source>
        <translation>Il D-Bus della sessione desktop non risponde.</translation>
    </message>
    <message>
        <source>There is no desktop session here, so no keychain can be reached (%1).</source>
        <translation>Qui non c’è una sessione desktop, perciò nessun portachiavi è raggiungibile (%1).</translation>
    </message>
    <message>
        <source>Run this in your desktop session, as yourself and without sudo.</source>
        <translation>Esegui il comando nella tua sessione desktop, come te stesso e senza sudo.</translation>
    </message>
    <message>
        <source>The keychain&apos;s service does not start: %1</source>
        <translation>Il servizio del portachiavi non si avvia: %1</translation>
    </message>
    <message>
        <source>The keychain wants a person to confirm the removal.</source>
        <translation>Il portachiavi vuole che una persona confermi l’eliminazione.</translation>
    </message>
    <message>
        <source>The desktop session&apos;s D-Bus cannot be reached (%1).</source>
        <translation>Il D-Bus della sessione desktop non è raggiungibile (%1).</translation>
    </message>
</context>
<context>
    <name>security</name>
    <message>
        <source>A name or password is too long for the system&apos;s keychain tool, or holds a line end.</source>
        <translation>Un nome o una password è troppo lungo per lo strumento del portachiavi del sistema, o contiene un a capo.</translation>
    </message>
    <message>
        <source>The keychain has no such entry.</source>
        <translation>Il portachiavi non ha questa voce.</translation>
    </message>
    <message>
        <source>The keychain has another entry of this name.</source>
        <translation>Il portachiavi ha un’altra voce con questo nome.</translation>
    </message>
    <message>
        <source>Look at it in the program Keychain Access.</source>
        <translation>Controllala nel programma Accesso Portachiavi.</translation>
    </message>
    <message>
        <source>The keychain is locked, and nobody can be asked here.</source>
        <translation>Il portachiavi è bloccato, e qui non si può chiedere a nessuno.</translation>
    </message>
    <message>
        <source>Try again from the desktop of this Mac.</source>
        <translation>Riprova dalla scrivania di questo Mac.</translation>
    </message>
    <message>
        <source>The keychain refused access.</source>
        <translation>Il portachiavi ha rifiutato l’accesso.</translation>
    </message>
    <message>
        <source>The keychain can only be read.</source>
        <translation>Il portachiavi è di sola lettura.</translation>
    </message>
    <message>
        <source>There is no keychain.</source>
        <translation>Non c’è un portachiavi.</translation>
    </message>
    <message>
        <source>The system&apos;s question was cancelled.</source>
        <translation>La domanda del sistema è stata annullata.</translation>
    </message>
    <message>
        <source>Try again and allow it.</source>
        <translation>Riprova e consenti.</translation>
    </message>
    <message>
        <source>The system&apos;s keychain tool failed (%1).</source>
        <translation>Lo strumento del portachiavi del sistema non è riuscito (%1).</translation>
    </message>
    <message>
        <source>The keychain gave another entry than was asked for.</source>
        <translation>Il portachiavi ha dato una voce diversa da quella richiesta.</translation>
    </message>
    <message>
        <source>The keychain&apos;s answer cannot be understood.</source>
        <translation>La risposta del portachiavi non si capisce.</translation>
    </message>
    <message>
        <source>The keychain&apos;s password is wrong, or the entry is gone.</source>
        <translation>La password del portachiavi è sbagliata, o la voce non c’è più.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 non risponde.</translation>
    </message>
    <message>
        <source>Perhaps it asks something on the screen: answer there, then try again.</source>
        <translation>Forse chiede qualcosa sullo schermo: rispondi lì, poi riprova.</translation>
    </message>
    <message>
        <source>%1 says more than makes sense.</source>
        <translation>%1 dice più di quanto abbia senso.</translation>
    </message>
    <message>
        <source>A program of the system cannot be started</source>
        <translation>Un programma del sistema non si avvia</translation>
    </message>
    <message>
        <source>%1 was ended before it was done.</source>
        <translation>%1 è stato terminato prima di finire.</translation>
    </message>
    <message>
        <source>The system&apos;s questions took all of the time there is.</source>
        <translation>Le domande del sistema hanno preso tutto il tempo a disposizione.</translation>
    </message>
    <message>
        <source>Try again for the rest.</source>
        <translation>Riprova per il resto.</translation>
    </message>
    <message>
        <source>The entry holds more than a password.</source>
        <translation>La voce non contiene solo una password.</translation>
    </message>
    <message>
        <source>Another program changed the keychain&apos;s entry meanwhile.</source>
        <translation>Nel frattempo un altro programma ha modificato la voce del portachiavi.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Riprova.</translation>
    </message>
    <message>
        <source>The keychain gave back something else than it was given.</source>
        <translation>Il portachiavi ha restituito altro da ciò che gli era stato dato.</translation>
    </message>
    <message>
        <source>Afterwards the system asks once for the keychain&apos;s password, when the mail program reads the entry “%1”: choose Always Allow.</source>
        <translation>Dopo, il sistema chiede una volta la password del portachiavi, quando il programma di posta legge la voce “%1”: scegli Consenti sempre.</translation>
    </message>
    <message>
        <source>To be spared the question, in the Terminal: %1</source>
        <translation>Per evitare la domanda, nel Terminale: %1</translation>
    </message>
    <message>
        <source>The system may ask whether the keychain may be read, and nobody is there to answer.</source>
        <translation>Il sistema potrebbe chiedere se il portachiavi può essere letto, e non c’è nessuno a rispondere.</translation>
    </message>
    <message>
        <source>Run it from a Terminal on the desktop of this Mac.</source>
        <translation>Avvialo da un Terminale sulla scrivania di questo Mac.</translation>
    </message>
</context>
<context>
    <name>service</name>
    <message>
        <source>The background agent that runs is of another version, and is left out.</source>
        <translation>L’agente in esecuzione è di un’altra versione e viene ignorato.</translation>
    </message>
    <message>
        <source>Start it again: %1</source>
        <translation>Riavvialo: %1</translation>
    </message>
    <message>
        <source>The background agent does not answer, and is left out.</source>
        <translation>L’agente non risponde e viene ignorato.</translation>
    </message>
    <message>
        <source>The ledger was damaged; it is kept as %1.</source>
        <translation>Il registro era danneggiato; è conservato come %1.</translation>
    </message>
    <message>
        <source>Your accounts are found again from the mail programs and the keychain; check the dates with “rinnova status”.</source>
        <translation>Le tue caselle si ritrovano dai programmi di posta e dal portachiavi; controlla le date con “rinnova status”.</translation>
    </message>
    <message>
        <source>Something unforeseen happened: %1</source>
        <translation>È successo un imprevisto: %1</translation>
    </message>
    <message>
        <source>The background agent&apos;s answer cannot be understood: %1</source>
        <translation>La risposta dell’agente non è comprensibile: %1</translation>
    </message>
    <message>
        <source>Start the agent again, so that it has the version of this program.</source>
        <translation>Riavvia l’agente, in modo che abbia la stessa versione di questo programma.</translation>
    </message>
    <message>
        <source>That is too much for one call.</source>
        <translation>È troppo per una sola chiamata.</translation>
    </message>
    <message>
        <source>Do it in several parts.</source>
        <translation>Suddividi l’operazione in più parti.</translation>
    </message>
    <message>
        <source>The background agent ended before it had answered.</source>
        <translation>L’agente è terminato prima di rispondere.</translation>
    </message>
    <message>
        <source>What it was doing is written down and goes on when it, or the next command, starts. “rinnova status” shows how far it came.</source>
        <translation>Quello che stava facendo è annotato e prosegue quando riparte l’agente o il prossimo comando. “rinnova status” mostra fin dove è arrivato.</translation>
    </message>
    <message>
        <source>The background agent does not answer.</source>
        <translation>L’agente non risponde.</translation>
    </message>
    <message>
        <source>There is no clipboard here.</source>
        <translation>Qui non ci sono appunti.</translation>
    </message>
    <message>
        <source>The password of the second channel is not known.</source>
        <translation>La password del secondo canale non è nota.</translation>
    </message>
    <message>
        <source>Give it once with “rinnova agent second-channel”.</source>
        <translation>Inseriscila una volta con «rinnova agent second-channel».</translation>
    </message>
    <message>
        <source>No second channel is configured.</source>
        <translation>Nessun secondo canale è configurato.</translation>
    </message>
    <message>
        <source>Name a mail account or a command as &quot;second_channel&quot; in config.json.</source>
        <translation>Indica un account di posta o un comando come &quot;second_channel&quot; in config.json.</translation>
    </message>
    <message>
        <source>Nothing was kept. Put it right, then give the password again.</source>
        <translation>Non è stato conservato nulla. Correggi, poi dai di nuovo la password.</translation>
    </message>
    <message>
        <source>config.json cannot be understood.</source>
        <translation>config.json non è comprensibile.</translation>
    </message>
    <message>
        <source>Correct the file, then try again.</source>
        <translation>Correggi il file, poi riprova.</translation>
    </message>
    <message>
        <source>Reminders come 0 to %1 days before the last day.</source>
        <translation>I promemoria arrivano da 0 a %1 giorni prima dell’ultimo giorno.</translation>
    </message>
    <message>
        <source>This build of Rinnova knows no fleets.</source>
        <translation>Questa versione di Rinnova non conosce le flotte.</translation>
    </message>
    <message>
        <source>The server could not be told that this computer leaves: %1</source>
        <translation>Non è stato possibile avvisare il server che questo computer se ne va: %1</translation>
    </message>
    <message>
        <source>It will show it as silent; the administrator can remove it.</source>
        <translation>Lo mostrerà come silenzioso; l’amministratore può toglierlo.</translation>
    </message>
    <message>
        <source>%1 is not the administrator&apos;s alone, so it allows nothing.</source>
        <translation>%1 non è del solo amministratore, quindi non consente nulla.</translation>
    </message>
</context>
<context>
    <name>template</name>
    <message>
        <source>There is no password for this slot.</source>
        <translation>Per questo slot non c’è una password.</translation>
    </message>
    <message>
        <source>The password file was changed meanwhile.</source>
        <translation>Nel frattempo il file della password è stato modificato.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Riprova.</translation>
    </message>
    <message>
        <source>The password for %1 in %2.</source>
        <translation>La password per %1 in %2.</translation>
    </message>
    <message>
        <source>No password is stored here.</source>
        <translation>Qui non è memorizzata nessuna password.</translation>
    </message>
    <message>
        <source>The stored password cannot be read.</source>
        <translation>La password memorizzata non si può leggere.</translation>
    </message>
</context>
<context>
    <name>thunderbird</name>
    <message>
        <source>The cryptographic library refused to work.</source>
        <translation>La libreria di crittografia si è rifiutata di funzionare.</translation>
    </message>
    <message>
        <source>Thunderbird does not remember a password for this server.</source>
        <translation>Thunderbird non ha memorizzato una password per questo server.</translation>
    </message>
    <message>
        <source>Thunderbird talks to %1 without encryption.</source>
        <translation>Thunderbird comunica con %1 senza cifratura.</translation>
    </message>
    <message>
        <source>In Thunderbird&apos;s server settings, choose “SSL/TLS” as connection security.</source>
        <translation>Nelle impostazioni server di Thunderbird scegli “SSL/TLS” come sicurezza della connessione.</translation>
    </message>
    <message>
        <source>Thunderbird logs in to %1 with another method than “Normal password”.</source>
        <translation>Thunderbird accede a %1 con un metodo diverso da “Password normale”.</translation>
    </message>
    <message>
        <source>If logging in fails, choose “Normal password” in Thunderbird&apos;s server settings.</source>
        <translation>Se l’accesso non riesce, scegli “Password normale” nelle impostazioni server di Thunderbird.</translation>
    </message>
    <message>
        <source>Thunderbird does not remember the password for %1.</source>
        <translation>Thunderbird non ha memorizzato la password per %1.</translation>
    </message>
    <message>
        <source>Let Rinnova add it with --create, or let Thunderbird remember it when it asks.</source>
        <translation>Falla aggiungere a Rinnova con --create, o a Thunderbird quando la chiede.</translation>
    </message>
    <message>
        <source>Thunderbird&apos;s key database (key4.db) is damaged or of another program.</source>
        <translation>L’archivio di chiavi di Thunderbird (key4.db) è danneggiato o di un altro programma.</translation>
    </message>
    <message>
        <source>Thunderbird&apos;s key database is being changed.</source>
        <translation>L’archivio di chiavi di Thunderbird è in fase di modifica.</translation>
    </message>
    <message>
        <source>Start Thunderbird once and close it, then try again.</source>
        <translation>Avvia Thunderbird una volta e chiudilo, poi riprova.</translation>
    </message>
    <message>
        <source>Thunderbird&apos;s key database holds a key that is damaged.</source>
        <translation>L’archivio di chiavi di Thunderbird contiene una chiave danneggiata.</translation>
    </message>
    <message>
        <source>Thunderbird&apos;s key is encrypted in a way that this version of Rinnova does not know.</source>
        <translation>La chiave di Thunderbird è cifrata in un modo che questa versione di Rinnova non conosce.</translation>
    </message>
    <message>
        <source>Thunderbird&apos;s key database asks for more than 10 million rounds to derive a key: it is damaged, or somebody tampered with it.</source>
        <translation>L’archivio di chiavi di Thunderbird richiede più di 10 milioni di cicli per derivare una chiave: è danneggiato, o qualcuno lo ha manomesso.</translation>
    </message>
    <message>
        <source>A stored login has no password.</source>
        <translation>Un accesso memorizzato non ha password.</translation>
    </message>
    <message>
        <source>The new file of logins does not read back as it should; nothing was written.</source>
        <translation>Il nuovo file degli accessi, riletto, non risulta come dovrebbe; non è stato scritto nulla.</translation>
    </message>
    <message>
        <source>Thunderbird&apos;s file of logins is damaged (at byte %1).</source>
        <translation>Il file degli accessi di Thunderbird è danneggiato (al byte %1).</translation>
    </message>
    <message>
        <source>Start Thunderbird once: it restores the copy that it keeps.</source>
        <translation>Avvia Thunderbird una volta: ripristina la copia che conserva.</translation>
    </message>
    <message>
        <source>This file of logins is of a newer Thunderbird than Rinnova knows.</source>
        <translation>Questo file degli accessi è di un Thunderbird più recente di quelli che Rinnova conosce.</translation>
    </message>
    <message>
        <source>Needs the profile&apos;s primary password first.</source>
        <translation>Serve prima la password principale del profilo.</translation>
    </message>
    <message>
        <source>Give the primary password of this profile once: rinnova unlock %1</source>
        <translation>Indica una volta la password principale di questo profilo: rinnova unlock %1</translation>
    </message>
    <message>
        <source>Add the password to Thunderbird&apos;s logins.</source>
        <translation>Aggiungere la password agli accessi di Thunderbird.</translation>
    </message>
    <message>
        <source>Replace the password among Thunderbird&apos;s logins.</source>
        <translation>Sostituire la password tra gli accessi di Thunderbird.</translation>
    </message>
    <message>
        <source>It is done when Thunderbird is closed.</source>
        <translation>Verrà fatto quando Thunderbird sarà chiuso.</translation>
    </message>
    <message>
        <source>The primary password is right, but Thunderbird&apos;s key is damaged.</source>
        <translation>La password principale è giusta, ma la chiave di Thunderbird è danneggiata.</translation>
    </message>
    <message>
        <source>This Thunderbird profile has a primary password.</source>
        <translation>Questo profilo di Thunderbird ha una password principale.</translation>
    </message>
    <message>
        <source>Give it once with “rinnova unlock”.</source>
        <translation>Indicala una volta con “rinnova unlock”.</translation>
    </message>
    <message>
        <source>Thunderbird&apos;s key database holds two keys of one kind.</source>
        <translation>L’archivio di chiavi di Thunderbird contiene due chiavi dello stesso tipo.</translation>
    </message>
    <message>
        <source>This Thunderbird profile has no key for passwords yet.</source>
        <translation>Questo profilo di Thunderbird non ha ancora una chiave per le password.</translation>
    </message>
    <message>
        <source>Start Thunderbird, let it remember one password, and close it.</source>
        <translation>Avvia Thunderbird, fagli memorizzare una password e chiudilo.</translation>
    </message>
    <message>
        <source>This is not the primary password.</source>
        <translation>Questa non è la password principale.</translation>
    </message>
    <message>
        <source>This Thunderbird profile has no primary password.</source>
        <translation>Questo profilo di Thunderbird non ha una password principale.</translation>
    </message>
    <message>
        <source>the profile&apos;s lock cannot be opened</source>
        <translation>il file di blocco del profilo non si può aprire</translation>
    </message>
    <message>
        <source>The profile&apos;s lock is not an ordinary file.</source>
        <translation>Il file di blocco del profilo non è un file normale.</translation>
    </message>
    <message>
        <source>the profile cannot be locked</source>
        <translation>il profilo non si può bloccare</translation>
    </message>
    <message>
        <source>Close Thunderbird; the rest is done then.</source>
        <translation>Chiudi Thunderbird; il resto verrà fatto allora.</translation>
    </message>
    <message>
        <source>the profile&apos;s lock cannot be read</source>
        <translation>il file di blocco del profilo non si può leggere</translation>
    </message>
    <message>
        <source>Thunderbird is open with this profile.</source>
        <translation>Thunderbird è aperto con questo profilo.</translation>
    </message>
    <message>
        <source>Thunderbird is open with this profile (process %1).</source>
        <translation>Thunderbird è aperto con questo profilo (processo %1).</translation>
    </message>
    <message>
        <source>the profile cannot be changed</source>
        <translation>il profilo non si può modificare</translation>
    </message>
    <message>
        <source>A Thunderbird profile lies in a folder whose name is not UTF-8.</source>
        <translation>Un profilo di Thunderbird si trova in una cartella il cui nome non è UTF-8.</translation>
    </message>
    <message>
        <source>No password was given for this slot.</source>
        <translation>Per questo slot non è stata indicata una password.</translation>
    </message>
    <message>
        <source>Thunderbird cannot keep such a password.</source>
        <translation>Thunderbird non può memorizzare una password così.</translation>
    </message>
    <message>
        <source>This login was changed in Thunderbird after the plan was made.</source>
        <translation>Questo accesso è stato modificato in Thunderbird dopo la preparazione.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Riprova.</translation>
    </message>
    <message>
        <source>Another slot of the same login was given another password.</source>
        <translation>A un altro slot dello stesso accesso è stata data un’altra password.</translation>
    </message>
    <message>
        <source>Thunderbird&apos;s own copy of the logins cannot be read and was left alone: %1</source>
        <translation>La copia degli accessi di Thunderbird non si può leggere ed è rimasta com’era: %1</translation>
    </message>
    <message>
        <source>This profile is of a Thunderbird older than version 60.</source>
        <translation>Questo profilo è di un Thunderbird precedente alla versione 60.</translation>
    </message>
    <message>
        <source>Start it once with a current Thunderbird.</source>
        <translation>Avvialo una volta con un Thunderbird attuale.</translation>
    </message>
    <message>
        <source>A login is stored for this server, but the profile&apos;s key does not open it.</source>
        <translation>Per questo server è memorizzato un accesso, ma la chiave del profilo non lo apre.</translation>
    </message>
    <message>
        <source>Type the password in Thunderbird once, or let Rinnova add it with --create.</source>
        <translation>Inserisci la password una volta in Thunderbird, o falla aggiungere a Rinnova con --create.</translation>
    </message>
    <message>
        <source>This slot is none of Thunderbird&apos;s.</source>
        <translation>Questo slot non è di Thunderbird.</translation>
    </message>
    <message>
        <source>This Thunderbird keeps its logins in a new kind of file (logins.db) that Rinnova does not know yet.</source>
        <translation>Questo Thunderbird tiene gli accessi in un nuovo tipo di file (logins.db) che Rinnova non conosce ancora.</translation>
    </message>
    <message>
        <source>Type the new password in Thunderbird itself.</source>
        <translation>Inserisci la nuova password direttamente in Thunderbird.</translation>
    </message>
    <message>
        <source>The stored password cannot be read.</source>
        <translation>La password memorizzata non si può leggere.</translation>
    </message>
    <message>
        <source>Thunderbird holds another password.</source>
        <translation>Thunderbird ha un’altra password.</translation>
    </message>
    <message>
        <source>There is no Thunderbird profile at this place.</source>
        <translation>In questo posto non c’è un profilo di Thunderbird.</translation>
    </message>
    <message>
        <source>Thunderbird&apos;s file of logins does not count them as it should.</source>
        <translation>Il file degli accessi di Thunderbird non li conta come dovrebbe.</translation>
    </message>
    <message>
        <source>Thunderbird runs where it cannot be reached from here.</source>
        <translation>Thunderbird è in esecuzione dove non è raggiungibile da qui.</translation>
    </message>
    <message>
        <source>Thunderbird&apos;s windows cannot be reached from here.</source>
        <translation>Le finestre di Thunderbird non sono raggiungibili da qui.</translation>
    </message>
    <message>
        <source>Thunderbird is in use: a message being written, or another window, is open.</source>
        <translation>Thunderbird è in uso: è aperto un messaggio in scrittura o un’altra finestra.</translation>
    </message>
    <message>
        <source>The system gives no random numbers.</source>
        <translation>Il sistema non fornisce numeri casuali.</translation>
    </message>
    <message>
        <source>The add-on in Thunderbird gave an answer that makes no sense.</source>
        <translation>Il componente aggiuntivo di Thunderbird ha dato una risposta senza senso.</translation>
    </message>
    <message>
        <source>Its primary password has not been typed yet.</source>
        <translation>La sua password principale non è ancora stata inserita.</translation>
    </message>
    <message>
        <source>Its add-on could not replace the password.</source>
        <translation>Il suo componente aggiuntivo non è riuscito a sostituire la password.</translation>
    </message>
    <message>
        <source>Replace the password in the running Thunderbird.</source>
        <translation>Sostituire la password in Thunderbird aperto.</translation>
    </message>
    <message>
        <source>It has the new password, but did not write it to its file yet.</source>
        <translation>Ha la nuova password, ma non l’ha ancora scritta nel suo file.</translation>
    </message>
    <message>
        <source>Not all of Thunderbird&apos;s files could be brought up to date: %1</source>
        <translation>Non è stato possibile aggiornare tutti i file di Thunderbird: %1</translation>
    </message>
</context>
<context>
    <name>vault</name>
    <message>
        <source>Rinnova: %1</source>
        <translation>Rinnova: %1</translation>
    </message>
    <message>
        <source>Rinnova: primary password of %1</source>
        <translation>Rinnova: password principale di %1</translation>
    </message>
    <message>
        <source>Rinnova: test entry</source>
        <translation>Rinnova: voce di prova</translation>
    </message>
    <message>
        <source>Rinnova: key that tells passwords apart</source>
        <translation>Rinnova: chiave per distinguere le password</translation>
    </message>
    <message>
        <source>An account&apos;s name is no proper text.</source>
        <translation>Il nome di una casella non è un testo valido.</translation>
    </message>
    <message>
        <source>There is nothing to keep: the password is empty.</source>
        <translation>Non c’è nulla da conservare: la password è vuota.</translation>
    </message>
    <message>
        <source>the keychain</source>
        <translation>il portachiavi</translation>
    </message>
    <message>
        <source>Install gnome-keyring or KeePassXC and log in again, or use --without-vault: then only the mail programs get the password, and Rinnova keeps no copy.</source>
        <translation>Installa gnome-keyring o KeePassXC e accedi di nuovo, oppure usa --without-vault: solo i programmi di posta ricevono la password, e Rinnova non ne conserva una copia.</translation>
    </message>
    <message>
        <source>The keychain has no such entry.</source>
        <translation>Il portachiavi non ha questa voce.</translation>
    </message>
    <message>
        <source>The keychain has not been set up yet: it has no default keyring.</source>
        <translation>Il portachiavi non è ancora configurato: non ne esiste uno predefinito.</translation>
    </message>
    <message>
        <source>It is set up at your next login on the desktop.</source>
        <translation>Verrà configurato al tuo prossimo accesso al desktop.</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Accesso</translation>
    </message>
    <message>
        <source>The keychain was not set up.</source>
        <translation>Il portachiavi non è stato configurato.</translation>
    </message>
    <message>
        <source>The keychain was changed while an entry was being written.</source>
        <translation>Il portachiavi è cambiato mentre si scriveva una voce.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Riprova.</translation>
    </message>
    <message>
        <source>The keychain gave back something else than it was given.</source>
        <translation>Il portachiavi ha restituito altro da ciò che gli era stato dato.</translation>
    </message>
    <message>
        <source>The keychain&apos;s entry is empty: it was never filled.</source>
        <translation>La voce del portachiavi è vuota: non è mai stata riempita.</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>Il portachiavi è bloccato.</translation>
    </message>
    <message>
        <source>The keychain&apos;s service does not answer.</source>
        <translation>Il servizio del portachiavi non risponde.</translation>
    </message>
    <message>
        <source>Log out and in again if it stays like this.</source>
        <translation>Se continua così, esci e accedi di nuovo.</translation>
    </message>
    <message>
        <source>No keychain is running in this session.</source>
        <translation>In questa sessione non è attivo nessun portachiavi.</translation>
    </message>
    <message>
        <source>The keychain did not keep an entry as it was given.</source>
        <translation>Il portachiavi non ha conservato una voce così come gli era stata data.</translation>
    </message>
    <message>
        <source>The keychain said: %1</source>
        <translation>Il portachiavi ha risposto: %1</translation>
    </message>
    <message>
        <source>The keychain did not remove an entry.</source>
        <translation>Il portachiavi non ha eliminato una voce.</translation>
    </message>
    <message>
        <source>This keychain cannot list its entries.</source>
        <translation>Questo portachiavi non sa elencare le sue voci.</translation>
    </message>
    <message>
        <source>There is no desktop session here, so no keychain can be reached.</source>
        <translation>Qui non c’è una sessione desktop, perciò nessun portachiavi è raggiungibile.</translation>
    </message>
    <message>
        <source>Run this in your desktop session, as yourself and without sudo.</source>
        <translation>Esegui il comando nella tua sessione desktop, come te stesso e senza sudo.</translation>
    </message>
    <message>
        <source>The keychain&apos;s service does not start.</source>
        <translation>Il servizio del portachiavi non si avvia.</translation>
    </message>
    <message>
        <source>The keychain&apos;s service went away.</source>
        <translation>Il servizio del portachiavi si è chiuso.</translation>
    </message>
    <message>
        <source>Try again; log out and in again if it stays like this.</source>
        <translation>Riprova; se continua così, esci e accedi di nuovo.</translation>
    </message>
    <message>
        <source>KWallet is switched off.</source>
        <translation>KWallet è disattivato.</translation>
    </message>
    <message>
        <source>Switch it on in the system settings of KDE.</source>
        <translation>Attivalo nelle impostazioni di sistema di KDE.</translation>
    </message>
    <message>
        <source>The keychain did not keep a test entry as it was given.</source>
        <translation>Il portachiavi non ha conservato una voce di prova così come gli era stata data.</translation>
    </message>
    <message>
        <source>The part of Rinnova for this desktop&apos;s keychain cannot be loaded: %1</source>
        <translation>La parte di Rinnova per il portachiavi di questo desktop non si può caricare: %1</translation>
    </message>
    <message>
        <source>Install Rinnova again, with all of its parts.</source>
        <translation>Installa di nuovo Rinnova, con tutte le sue parti.</translation>
    </message>
    <message>
        <source>Rinnova: password of %1, for notices</source>
        <translation>Rinnova: password di %1, per gli avvisi</translation>
    </message>
    <message>
        <source>Log in to the desktop, or unlock the keychain there, and try again.</source>
        <translation>Accedi al desktop, o sblocca lì il portachiavi, e riprova.</translation>
    </message>
    <message>
        <source>With --without-vault only the mail programs get the password.</source>
        <translation>Con --without-vault solo i programmi di posta ricevono la password.</translation>
    </message>
    <message>
        <source>The keychain asks a person before it gives out an entry.</source>
        <translation>Il portachiavi chiede il consenso di una persona prima di dare una voce.</translation>
    </message>
    <message>
        <source>Run the command in a terminal of your desktop session, and allow the access.</source>
        <translation>Esegui il comando in un terminale della tua sessione desktop, e consenti l’accesso.</translation>
    </message>
    <message>
        <source>KeePassXC takes words in braces for its own: generate a password without { and }.</source>
        <translation>KeePassXC interpreta a modo suo le parole tra parentesi graffe: genera una password senza { e }.</translation>
    </message>
    <message>
        <source>Windows keeps no passwords in this session.</source>
        <translation>In questa sessione Windows non conserva password.</translation>
    </message>
    <message>
        <source>Log in to Windows itself; a policy may forbid it too.</source>
        <translation>Accedi a Windows stesso; anche un criterio dell’organizzazione può vietarlo.</translation>
    </message>
    <message>
        <source>the keychain refuses</source>
        <translation>il portachiavi rifiuta</translation>
    </message>
    <message>
        <source>The Credential Manager of Windows holds at most 2,560 bytes in one entry.</source>
        <translation>Gestione credenziali di Windows contiene al massimo 2.560 byte in una voce.</translation>
    </message>
    <message>
        <source>The keychain did not give back what it was given.</source>
        <translation>Il portachiavi non ha restituito ciò che gli era stato dato.</translation>
    </message>
    <message>
        <source>Rinnova: key for the administrator&apos;s fleet</source>
        <translation>Rinnova: chiave per la flotta dell’amministratore</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>none on this machine</source>
        <translation>nessuna su questo computer</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>non riuscito</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>valida</translation>
    </message>
    <message>
        <source>due</source>
        <translation>in scadenza</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>scaduta</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>senza data</translation>
    </message>
    <message>
        <source>in sync</source>
        <translation>aggiornata</translation>
    </message>
    <message>
        <source>another password</source>
        <translation>password diversa</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>in attesa</translation>
    </message>
    <message>
        <source>not stored</source>
        <translation>non memorizzata</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>bloccata</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>illeggibile</translation>
    </message>
    <message>
        <source>to do by hand</source>
        <translation>da fare a mano</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>non controllata</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>aggiornata</translation>
    </message>
    <message>
        <source>had it already</source>
        <translation>c’era già</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>esclusa</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fatto</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>da completare</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rifiutata</translation>
    </message>
    <message>
        <source>server unreachable</source>
        <translation>server irraggiungibile</translation>
    </message>
    <message>
        <source>keychain locked</source>
        <translation>portachiavi bloccato</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>invariata</translation>
    </message>
    <message>
        <source>error</source>
        <translation>errore</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>avviso</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>read on the provider&apos;s page</source>
        <translation>letta nella pagina del gestore</translation>
    </message>
    <message>
        <source>computed from the day it was issued</source>
        <translation>calcolata dal giorno in cui è stata generata</translation>
    </message>
    <message>
        <source>computed from the day a mail program first stored it</source>
        <translation>calcolata dal giorno in cui un programma di posta l’ha memorizzata</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non nota</translation>
    </message>
    <message>
        <source>The server refused the password that was pasted last; it is kept.</source>
        <translation>Il server ha rifiutato l’ultima password incollata; è conservata.</translation>
    </message>
    <message>
        <source>The password that was pasted last could not be tried with the server; it is kept.</source>
        <translation>L’ultima password incollata non si è potuta provare con il server; è conservata.</translation>
    </message>
    <message>
        <source>A password that was pasted waits to be written.</source>
        <translation>Una password incollata attende di essere scritta.</translation>
    </message>
    <message>
        <source>archive</source>
        <translation>archivio</translation>
    </message>
    <message>
        <source>today</source>
        <translation>oggi</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n giorno fa</numerusform>
            <numerusform>%n giorni fa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>tra %n giorno</numerusform>
            <numerusform>tra %n giorni</numerusform>
        </translation>
    </message>
</context>
</TS>
