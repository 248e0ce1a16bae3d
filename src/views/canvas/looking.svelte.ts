/** How the picture is looked at just now: what is asked, dimmed or blacked out. It is gone with the page. */
class Looking {
  /** The menu of lenses and of those whose cases alone are shown. */
  isAsked = $state(false)
  /** Everything but the selection and its neighbours steps back. */
  isSpotlit = $state(false)
  /** The screen is dark, so that people look at who speaks. */
  isBlack = $state(false)
}

export const looking = new Looking()
