/** Whether the list of keys is open: the `?` key and the button in the bar both ask for it. */
class Help {
  isOpen = $state(false)
}

export const help = new Help()
